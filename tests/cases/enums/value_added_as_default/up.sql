-- lockstep migration: value_added_as_default
--
--   alter enum public.Role: values
--   alter column public.User.role: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f
-- schema after   af215efac46f396061562fde02def254eb9da592a6512f1edd22c06bab807bfc

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'GUEST' AFTER 'ADMIN';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'GUEST';
COMMIT;
