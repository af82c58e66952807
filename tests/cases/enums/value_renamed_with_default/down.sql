-- ===== 3_contract =====

-- lockstep rollback: value_renamed_with_default, contract (3 of 3)
--
-- grade        window
-- reversible   WINDOW: values that became others stay as they are
-- undoes       migration.sql, sha256 cdb7a9a17ecdf68fca6b26dd9d697cc9e235d6844a92c44741a26fa7fdc4ac47
-- schema before  25743f083ed68c6a4b0e48271104a5ecb34af6c58d8a0436c5e93944645c23d0
-- schema after   f0e38cc07d8c01766bcf66b5c49efac9c23301899a4c50cbf85e286da9157907

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('MEMBER', 'USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'MEMBER';
DROP TYPE "public"."Role_old";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: value_renamed_with_default, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5728180381d246054544d4a2b67957be53ecbb5f3f6e4469e19d3012f7b1a530
-- schema before  f0e38cc07d8c01766bcf66b5c49efac9c23301899a4c50cbf85e286da9157907
-- schema after   f0e38cc07d8c01766bcf66b5c49efac9c23301899a4c50cbf85e286da9157907

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: value_renamed_with_default, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 89af72b941c61ed6b75271ade8e8e0711726867e04e558d52bcb401e5382eff4
-- schema before  f0e38cc07d8c01766bcf66b5c49efac9c23301899a4c50cbf85e286da9157907
-- schema after   30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'USER';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ((CASE "role"::text WHEN 'MEMBER' THEN 'USER' ELSE "role"::text END)::"public"."Role"),
  ALTER COLUMN "role" SET DEFAULT 'USER';
DROP TYPE "public"."Role_old";
COMMIT;
