-- lockstep migration: list_elements_widened
--
--   alter column public.Item.sizes: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  24bafaa8a84f90674bd93c15f021df4908ab19fac1b93d7b2be99a522d14789e
-- schema after   23e1bc40a1ec9a466f5ae29f27695c3e3e67168fc50f35fdf549dca2be3dce06

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ALTER COLUMN "sizes" TYPE bigint[] USING ("sizes"::bigint[]);
COMMIT;
