-- lockstep migration: value_removed_direct
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- schema before  ac694305e853cf57d2b64822d63a917d34fab75df8af7c5f61be4a7e7e7b802e
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
