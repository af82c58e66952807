-- ===== 3_contract =====

-- lockstep rollback: add_required_beside_renamed_key, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 00df931a4e636ff6d72c689dc00bdfd6276f4c0b770a9c66a86530b640347efe
-- schema before  c8d9eec74d2da29fc35e899535427f61ed18cea3d8bfc9192cccb3ac4ff24dbf
-- schema after   b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "price" DROP NOT NULL;
-- H401 old application code stops working
ALTER TABLE "public"."Item" RENAME COLUMN "sku" TO "code";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_beside_renamed_key, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2ba2f8f2a95f5bf0124a92737131543052c0a8423d297453c934c1c19c81c6ae
-- schema before  b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d
-- schema after   b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_beside_renamed_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 c07a8faf342dac148efaa1ae51bd8cfab1220b8be335124927be6568c4ab8252
-- schema before  b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d
-- schema after   ac6dda0ec23c4c02a1efa9c02afa1b1a756a9b213c39d562ea308ce5a44d7c13

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Item" WHERE "price" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."price" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Item" DROP COLUMN "price";
COMMIT;
