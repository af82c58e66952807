-- lockstep rollback: percent_in_autoincrement
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 728080d8768e6d47bf4a81afb7317586bd3b71b96c937c45e4d2763a97936e2d
-- schema before  c2e69e2f8022df5c9d9f49aee3e73f0693ad39f9009c65d0e361e9b41e095a92
-- schema after   ed87f6cb0d937e76deb0d26dd673f51c7b3827842df766981242efe169ee935c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t%s ""x"""', 'i''d %s');
BEGIN
  ALTER TABLE "public"."t%s ""x""" ALTER COLUMN "i'd %s" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;
