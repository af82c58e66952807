-- ===== 3_contract =====

-- lockstep rollback: partial_index, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 82d7429bbe0804c675e6e05e66afd1ed2563e5c2b9bf4aee7f4b9c3fedf62210
-- schema before  ecae37b3964eaca21a0f144a5fae54fd7e0a559ad30f5946265efb7597ade9c0
-- schema after   5c1b9451a34379b51eaca00dd71a5b737f553cc881c33e98004c4a4f2a278923

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DROP INDEX "public"."admins";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role");
DROP TYPE "public"."Role_old";
-- H103 builds an index while writers are locked out
CREATE INDEX "admins" ON "public"."User" ("id") WHERE (role = 'ADMIN');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("role");
COMMIT;
