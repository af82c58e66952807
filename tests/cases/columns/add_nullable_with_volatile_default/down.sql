-- ===== 2_backfill =====

-- lockstep rollback: add_nullable_with_volatile_default, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 05340a8e6b879f84614c3d8d2c92c03d01604dd3c3c1fff9a0c77ef275f41fc5
-- schema before  856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216
-- schema after   856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_nullable_with_volatile_default, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 074e91e8755d02adefbd5ed697fd14b9891b1f96ec44bca860191354a80948bb
-- schema before  856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216
-- schema after   cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "token" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."token" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "token" DROP DEFAULT;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "token" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."token" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "token";
COMMIT;
