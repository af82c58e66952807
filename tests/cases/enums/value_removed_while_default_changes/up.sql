-- ===== 1_expand =====

-- lockstep migration: value_removed_while_default_changes, expand (1 of 2)
--
--   alter column public.User.role: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  af215efac46f396061562fde02def254eb9da592a6512f1edd22c06bab807bfc
-- schema after   51586eb872117c6edc4cfd2d96950ef28d610fc0d75dff2db74cb8eee2566d36

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'USER';
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: value_removed_while_default_changes, contract (2 of 2)
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  51586eb872117c6edc4cfd2d96950ef28d610fc0d75dff2db74cb8eee2566d36
-- schema after   30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "role"::text IN ('GUEST')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."User"."role"'
      USING HINT = 'move these rows to another value first; the values that go: ''GUEST''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'USER';
DROP TYPE "public"."Role_old";
COMMIT;
