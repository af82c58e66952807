-- ===== 3_contract =====

-- lockstep rollback: value_renamed, contract (3 of 3)
--
-- grade        window
-- reversible   WINDOW: values that became others stay as they are
-- undoes       migration.sql, sha256 a8368e295bea8b97951793700694bd07935dca3b5f7aa39fbdbffe6a1501fd08
-- schema before  a46a0bd0997010b689ca5611a3c79f76d471442f664c63c876d0ecc4bc664d00
-- schema after   6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('MEMBER', 'USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ("role"::text::"public"."Role");
DROP TYPE "public"."Role_old";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: value_renamed, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0d064fbe3542f98f7d6dce560ea55642be9945198cb5cdabec5046f90335e0f4
-- schema before  6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23
-- schema after   6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: value_renamed, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 afd5cd3ead14de08170d71f7837b27eaa4c290a55ddbfb31b7f54e5e4f98f4ec
-- schema before  6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ((CASE "role"::text WHEN 'MEMBER' THEN 'USER' ELSE "role"::text END)::"public"."Role");
DROP TYPE "public"."Role_old";
COMMIT;
