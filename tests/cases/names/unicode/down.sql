-- ===== 3_contract =====

-- lockstep rollback: unicode, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a54c2889a7d81ca68d0904547258880a8f52dbb91e07987ee2ab9f1d21f5e595
-- schema before  69a15f8ae464e7002c5c0ec77ed8ce566dbcc7c1cf53ad2fe33c81c425ba10e2
-- schema after   4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."größe_名前" ALTER COLUMN "wért 値" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: unicode, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, first 2024 and last 1485 bytes, sha256 af245390b279c28167b274721acab08a38abc72f58d327583073c1fa477968a6
-- schema before  4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05
-- schema after   4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: unicode, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 83c2c763117bbb8c7b75e0c94c367b38b7cb1338e59387b9ea1fcf0d7ea72545
-- schema before  4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05
-- schema after   39bf88f5be506b32c2b2f2f99beb88108fc9c59cb9f68292e1c22be99c94b2e1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."größe_名前" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."größe_名前" WHERE "wért 値" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."größe_名前"."wért 値" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."größe_名前" DROP COLUMN "wért 値";
COMMIT;
