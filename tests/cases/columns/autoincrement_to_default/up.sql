-- ===== 3_contract =====

-- lockstep migration: autoincrement_to_default, contract (1 of 1)
--
--   alter column public.User.number: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  82dd7719e49c2d843fd62af22bb2fa16120aa776426f8a6413ab2ef2f061a15b
-- schema after   eccb36aeb7ef7af493f926b350f0ea5a2d42d18455ade579d140cf8dbebd5d46

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
ALTER TABLE "public"."User" ALTER COLUMN "number" SET DEFAULT 7;
COMMIT;
