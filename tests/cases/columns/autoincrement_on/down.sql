-- lockstep rollback: autoincrement_on
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 3989cc104121e24eb3020f4b95830c5636be4cf862b6a6c5d7c2e98c15c64c98
-- schema before  f7aae1360bacb58e1f74a62df01d6a3e035eb6d1d72f343474b8d4a71689e216
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."User"', 'id');
BEGIN
  ALTER TABLE "public"."User" ALTER COLUMN "id" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;
