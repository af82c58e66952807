-- ===== 3_contract =====

-- lockstep migration: drop_with_default, contract (1 of 1)
--
--   drop column public.User.active
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values are not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  8d065bb99beda09694c270df69df1cc2d09856fc8daa244043207f95fcef4740
-- schema after   cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "active";
COMMIT;
