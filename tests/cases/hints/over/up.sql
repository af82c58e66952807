-- lockstep migration: over
--
--   create column public.User.slug
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  1d69f38dd0e4a7c2da0108a3c7270f77a21682c1181931041e819791e3a18490
-- schema after   54884da492c6bca9f01e872973a440748d3b07a8aa80e22f9dc045703d7e9bb0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "slug" text;
COMMIT;
