-- ===== 3_contract =====

-- lockstep migration: two_in_one_index, contract (1 of 1)
--
--   alter enum public.Role: values
--   alter enum public.State: values
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  ee2ec850b0af29e0141f8c95e70f73150960ffd15871cebd86ec777257ee28e9
-- schema after   18c5a4d38d95f9e07cf3e7f016e4d130a1254763b341fdf9f6e4621a5ce75e45

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
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
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role");
DROP TYPE "public"."Role_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "state"::text IN ('OLD')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."User"."state"'
      USING HINT = 'move these rows to another value first; the values that go: ''OLD''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."State" RENAME TO "State_old";
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE');
ALTER TABLE "public"."User"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "public"."State" USING ("state"::text::"public"."State");
DROP TYPE "public"."State_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("role", "state");
COMMIT;
