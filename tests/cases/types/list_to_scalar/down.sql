-- ===== 3_contract =====

-- lockstep rollback: list_to_scalar, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 6fe7add78d62ec5a4110da2856612100258ade8e5a021ece674999137272d93e
-- schema before  6ecaa42560d2042f8c6d1631733f949d5671b50276c2e26dc7c34f7c63440abc
-- schema after   24bafaa8a84f90674bd93c15f021df4908ab19fac1b93d7b2be99a522d14789e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "sizes" TYPE integer[] USING (CASE WHEN "sizes" IS NULL THEN NULL ELSE ARRAY["sizes"]::text[]::integer[] END);
COMMIT;
