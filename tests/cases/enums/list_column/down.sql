-- ===== 3_contract =====

-- lockstep rollback: list_column, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 029d9fa6b2bf68bce1a6895f902e1727faf97080f35ff6f82c090ba24789da7e
-- schema before  edaee1c412b4e8d1672e13817c0a2274dd22b00371d35bfd5ff8db34c312a3c3
-- schema after   31afe2bd597e0abf877b59b3159c738d3b6162b2bc395f04a6fcef1ffc3891a1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User"
  ALTER COLUMN "roles" DROP DEFAULT,
  ALTER COLUMN "roles" TYPE "public"."Role"[] USING ("roles"::text[]::"public"."Role"[]),
  ALTER COLUMN "roles" SET DEFAULT ARRAY['USER']::"public"."Role"[];
DROP TYPE "public"."Role_old";
COMMIT;
