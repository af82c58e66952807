-- lockstep rollback: value_added_as_default
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 3d6a0caa9144cf3b1a9209283926d66361ac84242a7b5178366a10ab3785ccce
-- schema before  af215efac46f396061562fde02def254eb9da592a6512f1edd22c06bab807bfc
-- schema after   30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'USER';
COMMIT;

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
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'USER';
DROP TYPE "public"."Role_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("role");
COMMIT;
