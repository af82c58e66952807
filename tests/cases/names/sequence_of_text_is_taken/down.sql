-- lockstep rollback: sequence_of_text_is_taken
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 31f406115687ec32b8db1803ed59e3eaa599f5968e553d9b18e10e5ad8cc3f4b
-- schema before  01a39dd9eb0f73ebca392d45de7d6e245d7a1e17cbe53c619a604298c8b1bfa7
-- schema after   122d1fb1884c3d0d690497c58c4b45d263910d4ab25a7fa5716253aec4fe2504

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
