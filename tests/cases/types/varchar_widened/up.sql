-- lockstep migration: varchar_widened
--
--   alter column public.User.name: type
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  d8916fd0eea54da0db3e7db467f114240e677cb92c7b76560de502cea5787641
-- schema after   572d1c45db5598f11fb69338b6ba98cc2650a4dde5e47710b9870c478596af34

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE varchar(100);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("name");
COMMIT;
