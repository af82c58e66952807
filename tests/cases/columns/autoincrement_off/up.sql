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
-- schema before  22b5bd303ef89b022f7a562ea08891fb56ce1ec063e34e8d544af2ecbb23748f
-- schema after   cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40

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
