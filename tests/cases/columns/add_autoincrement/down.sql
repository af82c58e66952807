-- ===== 3_contract =====

-- lockstep rollback: add_autoincrement, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bb9b7baaca25f35238357d71fa3f6b0e0073d6fba1d209b6d4199b1e24a19d0c
-- schema before  8282c5f401ecb1221b91422f6e7e8f05aa31cfe578365d640a49e6688fb1fccc
-- schema after   7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "number" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_autoincrement, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 027e3c253607118a3701264ed4cc32cbbe8b16cdcccace190df4e657bc77677a
-- schema before  7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725
-- schema after   7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_autoincrement, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 da90579fc825dcd665770c6d298d7e925f56ba716d73fd60e3d8bb1614f364dd
-- schema before  7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725
-- schema after   1b37aa73b536ad1aec5a16c97499dd06175cc33b471af93842f5072860baa9dc

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "number" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."number" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."User"', 'number');
BEGIN
  ALTER TABLE "public"."User" ALTER COLUMN "number" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
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
     AND EXISTS (SELECT FROM "public"."User" WHERE "number" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."number" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "number";
COMMIT;
