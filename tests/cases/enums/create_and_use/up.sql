-- lockstep migration: create_and_use
--
--   create enum public.Role
--   create column public.User.role
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   355cc38f50945cbbf0452fe1231208efdee3ed7ae88308a206ffb1130a9676e9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User" ADD COLUMN "role" "public"."Role" NOT NULL DEFAULT 'USER';
COMMIT;
