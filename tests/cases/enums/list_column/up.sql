-- ===== 3_contract =====

-- lockstep migration: list_column, contract (1 of 1)
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  31afe2bd597e0abf877b59b3159c738d3b6162b2bc395f04a6fcef1ffc3891a1
-- schema after   edaee1c412b4e8d1672e13817c0a2274dd22b00371d35bfd5ff8db34c312a3c3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "roles"::text[] && ARRAY['GUEST']) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."User"."roles"'
      USING HINT = 'move these rows to another value first; the values that go: ''GUEST''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "roles" DROP DEFAULT,
  ALTER COLUMN "roles" TYPE "public"."Role"[] USING ("roles"::text[]::"public"."Role"[]),
  ALTER COLUMN "roles" SET DEFAULT ARRAY['USER']::"public"."Role"[];
DROP TYPE "public"."Role_old";
COMMIT;
