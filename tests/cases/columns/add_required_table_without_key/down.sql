-- ===== 3_contract =====

-- lockstep rollback: add_required_table_without_key, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 84533079a0d5718acc7edb11e0ae3a72f5690edcd32219f898be210926b0147a
-- schema before  eae813e6745486bdaa9134aaa7b28d21720f73ab1ab0102250c7b1a988017b0c
-- schema after   c0e1df03f5d6b839ac730aa8b3b223b25d058b61c00b4b897684a3daedcd4295

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Log" ALTER COLUMN "level" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_table_without_key, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 15d2b751cf1e4dd90ab1a08da66970f5b0167c34fc5beee25c97a2da74a17513
-- schema before  c0e1df03f5d6b839ac730aa8b3b223b25d058b61c00b4b897684a3daedcd4295
-- schema after   c0e1df03f5d6b839ac730aa8b3b223b25d058b61c00b4b897684a3daedcd4295

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_table_without_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 a23b6c0c8bf1b0c9ccc1bb6453e532c130482be2a5054835183101ad9528049f
-- schema before  c0e1df03f5d6b839ac730aa8b3b223b25d058b61c00b4b897684a3daedcd4295
-- schema after   3a12b3fd6629feb72c2953afaf351ca019d4b02eda40b235821fca820cf12f03

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Log" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Log" WHERE "level" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Log"."level" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Log" DROP COLUMN "level";
COMMIT;
