-- lockstep migration: checks_change
--
--   drop check constraint public.item.dropped
--   create check constraint public.item.added
--   create check constraint public.item.later
--   alter check constraint public.item.changed: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- application  runs before and after
-- schema before  1f396b50124977472023c01d03377b04e69d9a84896741dc8e8dbe0901af3ee1
-- schema after   adf4f3d09f23118f7d2d7776a66fff646d5ad95d162714a4a018cacc0d5cd35b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.item ADD CONSTRAINT added CHECK ((amount > 0)) NOT VALID;
ALTER TABLE public.item ADD CONSTRAINT later CHECK ((amount > price)) NOT VALID;
ALTER TABLE public.item DROP CONSTRAINT changed;
ALTER TABLE public.item ADD CONSTRAINT changed CHECK ((price >= 0)) NOT VALID;
-- H205 drops an object that is made by its definition: check constraint public.item.dropped
ALTER TABLE public.item DROP CONSTRAINT dropped;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "added";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "changed";
COMMIT;
