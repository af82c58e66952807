-- lockstep migration: generated_to_plain
--
--   alter column public.Item.total: generated
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: values written since are replaced by generated ones
-- application  runs before and after
-- schema before  46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34
-- schema after   82e69d30970c3e374e5eedd5d5b3391e6122beea478804a6bbc097c1d45fe831

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "total" DROP EXPRESSION;
COMMIT;
