-- lockstep rollback: value_removed_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6f4847b58c38593e19a9f285598edbc86dec1fe3bc744bd41417399304ebe3e9
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   ac694305e853cf57d2b64822d63a917d34fab75df8af7c5f61be4a7e7e7b802e

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
