-- ===== 3_contract =====

-- lockstep rollback: add_required_table_without_key, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e86fb525939e8ceadd948150fe85edc4927fe16f220caa5f9ea7788c1b126fd1
-- schema before  a16f38cf96fbba05c52fb89cbc958ead5451365500b1de0ccfdb638a6c689c26
-- schema after   963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15

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
-- undoes       migration.sql, sha256 5d5629c4827fef0b6777c38d967b00dd16740b9a62926af48b23b92d8a04375a
-- schema before  963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15
-- schema after   963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_table_without_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 7f28e52b2562a67fc30498162cc5c659cbeb28ae5d6e04d8d2aca2b2f657fdea
-- schema before  963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15
-- schema after   2554f7108f8cc1533829152987c7b7930285066f198a26ddbf70000809cad726

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
