-- ===== 3_contract =====

-- lockstep migration: autoincrement_off, contract (1 of 1)
--
--   alter column public.User.id: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
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
