-- ===== 2_backfill =====

-- lockstep rollback: of_nullable_column, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a21718debd66a9437898a7861f601e773e3133e7cae7d3ed60aeea860223c8a4
-- schema before  f70b0d94878c4b00fb98ea092201e87415fdb72237c1ea807ee154eb5be6cedf
-- schema after   f70b0d94878c4b00fb98ea092201e87415fdb72237c1ea807ee154eb5be6cedf

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: of_nullable_column, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost; values written to the new column are lost
-- undoes       migration.sql, sha256 24381085d2ba264c2d6d1ba89bc31cfdd4381b8d10fc22ab00dbd75cea621d04
-- schema before  f70b0d94878c4b00fb98ea092201e87415fdb72237c1ea807ee154eb5be6cedf
-- schema after   293ddb98903b13f8c396ae5228dc923a9ed5814452e1e61ebb6db61a950d776c

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."projects" WHERE "award" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."projects"."award" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."prizes") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."prizes" has rows, which would be lost',
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
  owned text := pg_catalog.pg_get_serial_sequence('"public"."projects"', 'award');
BEGIN
  ALTER TABLE "public"."projects" ALTER COLUMN "award" DROP DEFAULT;
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
  LOCK TABLE "public"."projects" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."projects" WHERE "award" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."projects"."award" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."projects" DROP COLUMN "award";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."prizes" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."prizes") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."prizes" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."prizes";
COMMIT;
