-- lockstep rollback: checks_change
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- undoes       migration.sql, sha256 435ce3ac5bd92067d765434ff8745db1c66c3ee38dd43bff792b24885ba45c53
-- schema before  adf4f3d09f23118f7d2d7776a66fff646d5ad95d162714a4a018cacc0d5cd35b
-- schema after   1f396b50124977472023c01d03377b04e69d9a84896741dc8e8dbe0901af3ee1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.item ADD CONSTRAINT dropped CHECK ((amount < 1000)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "dropped";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: check constraint public.item.changed
ALTER TABLE public.item DROP CONSTRAINT changed;
ALTER TABLE public.item ADD CONSTRAINT changed CHECK ((price > 0)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "changed";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: check constraint public.item.later
ALTER TABLE public.item DROP CONSTRAINT later;
-- H205 drops an object that is made by its definition: check constraint public.item.added
ALTER TABLE public.item DROP CONSTRAINT added;
COMMIT;
