-- lockstep rollback: value_added_in_front
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 db626cff4c54aa1de185c8696508c9a1e81f9b9b1bc40caaf420b65b709ef0f9
-- schema before  d295057ae935092f5ccab5c609a14b7ceae422660723155a9d46d75481bf10c2
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

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
ANALYZE "public"."User" ("role");
COMMIT;
