-- ===== 3_contract =====

-- lockstep rollback: two_in_one_index, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7c36b48ec7e4164c9dcdd2ed6ea29dc9f151e19741aa10cefa58c81ef15e8f87
-- schema before  18c5a4d38d95f9e07cf3e7f016e4d130a1254763b341fdf9f6e4621a5ce75e45
-- schema after   ee2ec850b0af29e0141f8c95e70f73150960ffd15871cebd86ec777257ee28e9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."State" RENAME TO "State_old";
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE', 'OLD');
ALTER TABLE "public"."User"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "public"."State" USING ("state"::text::"public"."State");
DROP TYPE "public"."State_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role");
DROP TYPE "public"."Role_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("role", "state");
COMMIT;
