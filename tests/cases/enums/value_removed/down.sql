-- ===== 3_contract =====

-- lockstep rollback: value_removed, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 65c80842e540a9f055600e77b7be40658578c140259c9275c8cc15d954826522
-- schema before  30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f
-- schema after   51586eb872117c6edc4cfd2d96950ef28d610fc0d75dff2db74cb8eee2566d36

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'USER';
DROP TYPE "public"."Role_old";
COMMIT;
