-- lockstep migration: create_and_use
--
--   create enum public.Role
--   create column public.User.role
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User" ADD COLUMN "role" "public"."Role" NOT NULL DEFAULT 'USER';
COMMIT;
