-- lockstep rollback: sequence_is_taken
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 eb10fcc83ffef199ac973337dad63ee345ce64cb79cfa975d69de5cad843d21e
-- schema before  464ecdf02ae88492d7620517ed2820c8684ac1dbccf000a24e100fc71b16f607
-- schema after   6af99a5ee47e58de38099b9ff986ecd3972aa6fa6dfb78b7d66051d799adf534

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t"', 'n');
BEGIN
  ALTER TABLE "public"."t" ALTER COLUMN "n" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;
