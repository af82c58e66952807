-- lockstep migration: check_that_rows_break
--
--   create check constraint public.settings.settings_is_one
--
-- data loss    NONE
-- blocking     BRIEF: public.settings ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  7d5e188cedd8017b3f6be8b12e921b50fb9f4951c8cb91b954e5e2445388b99b
-- schema after   e2f5803e962a2a260cab7ac3cdd176ff0caca5b4167b0b412e5a36862e6aad2a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.settings ADD CONSTRAINT settings_is_one CHECK ((id = 'the only one'::text)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."settings" VALIDATE CONSTRAINT "settings_is_one";
COMMIT;
