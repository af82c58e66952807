-- lockstep migration: add_list
--
--   create column public.User.tags
--   create column public.User.flags
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   af6fae4750ebf427cba495eed7881a2d9fce52a5ad7a086d2a61d250dae86bd0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "tags" text[];
ALTER TABLE "public"."User" ADD COLUMN "flags" integer[] DEFAULT ARRAY[1, 2]::integer[];
COMMIT;
