-- lockstep migration: add_with_backfill_direct
--
--   create column public.User.slug
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b
-- schema after   a7a56898f918daa40db0cbf1f5f337962402df21e60b8a7e66f45361f7501d02

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "slug" text NOT NULL DEFAULT 'none';
COMMIT;
