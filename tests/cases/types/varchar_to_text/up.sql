-- lockstep migration: varchar_to_text
--
--   alter column public.User.name: type
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  d16457a3683331b56f57ea1bced9fc28ca8501a1cb9765c3f7703ce54df099de
-- schema after   df407965e456d590d7d581d5b60b8a718c1c13ed9969e6ab0a1e867f7b2e8bd7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "name" DROP DEFAULT;
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE text;
ALTER TABLE "public"."User" ALTER COLUMN "name" SET DEFAULT 'x';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("name");
COMMIT;
