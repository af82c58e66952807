-- ===== 2_backfill =====

-- lockstep rollback: of_nullable_column, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e7c0629bbb2e0cf7ad3758efdb019b7f8352ad6c148d1620002448e84b450482
-- schema before  ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975
-- schema after   ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: of_nullable_column, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost; values written to the new column are lost
-- undoes       migration.sql, sha256 07f5f7471b1760ebeae787bf52efe09a8ea5bed8f5df4fa5a233c3d71b7e5a89
-- schema before  ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975
-- schema after   0d866bcb24af891f5107b7e660e6b09a1a880423eb096d6d143155faefcd6f8e

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  lost pg_catalog.text[];
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS NOT DISTINCT FROM 'on' THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM "public"."projects" WHERE "award" IS NOT NULL) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."projects"."award" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."prizes") THEN
    lost := pg_catalog.array_append(lost, 'table "public"."prizes" has rows'::pg_catalog.text);
  END IF;
  IF lost IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = pg_catalog.concat(pg_catalog.array_to_string(lost, '; '), ', which would be lost'),
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
