-- ===== 1_expand =====

-- lockstep migration: default_without_reference, expand (1 of 2)
--
--   drop foreign key public.Person.Person_city_fkey
--   alter column public.Person.city: default
--
-- data loss    NONE
-- blocking     BRIEF: public.City ACCESS EXCLUSIVE, public.Person ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  5350518b397248790fa52f614a695436d2d05a32c3fb7f6adc4e83f8493dd55c
-- schema after   9ff0f2198346de26b0831b4072c76693a5db572c49e0cc64842cc866ea162cd3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" DROP CONSTRAINT "Person_city_fkey";
ALTER TABLE "public"."Person" ALTER COLUMN "city" SET DEFAULT 'nowhere';
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: default_without_reference, contract (2 of 2)
--
--   drop table public.City
--
-- data loss    HIGH: table dropped (public.City)
-- blocking     BRIEF: public.City ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  9ff0f2198346de26b0831b4072c76693a5db572c49e0cc64842cc866ea162cd3
-- schema after   e5c8cba0fec57da601deb9b6f8b426c9bd30d460a866c37193c54f76ebbfded5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."City";
COMMIT;
