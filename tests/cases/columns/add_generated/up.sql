-- lockstep migration: add_generated
--
--   create column public.Item.half
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  runs before and after
-- schema before  7f580410c2bbfdbbfb2960f513ba1bc3afa7ba67d7da65a94b247b868df6b626
-- schema after   cdaa020802a31560891017727c20c9fe5011d919b64546a0d4bda0e6519a6b8c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "half" integer GENERATED ALWAYS AS ((price / 2)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("half");
COMMIT;
