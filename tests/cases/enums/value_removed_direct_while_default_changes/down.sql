-- lockstep rollback: value_removed_direct_while_default_changes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2c00ccdc6afeadc3071230f644de7fb5b607c46010e9aed0b7739673bdb1ca6a
-- schema before  279afc3a6a60b3a1a42a3f805f4cb65767664d82a5d3873c4a3f78c3a830a605
-- schema after   d2cc11deff93586ce3dea9a5c953a6d9487e5df438613d0f3bbab3d218d2c627

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Account" WHERE "role"::text IN ('GUEST')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Account"."role"'
      USING HINT = 'move these rows to another value first; the values that go: ''GUEST''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('OWNER', 'MEMBER');
ALTER TABLE "public"."Account"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'MEMBER';
DROP TYPE "public"."Role_old";
ALTER TABLE "public"."Account" ALTER COLUMN "role" DROP DEFAULT;
ALTER TABLE "public"."Account" ALTER COLUMN "role" SET DEFAULT 'OWNER';
COMMIT;
