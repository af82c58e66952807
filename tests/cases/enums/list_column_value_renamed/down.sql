-- ===== 3_contract =====

-- lockstep rollback: list_column_value_renamed, contract (3 of 3)
--
-- grade        window
-- reversible   WINDOW: values that became others stay as they are
-- undoes       migration.sql, sha256 1f507812165996c9bf74766759e8795b556a442215fa93cca339d4720b08fb9b
-- schema before  de7797e2ccda0338e5f4171854899545f801d5b8d3a10d8c97a46851f30c562f
-- schema after   cc9883d03f0ae6fe91c1b48b44d27ca010207e3b95d34df5927d711d35a00b28

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('MEMBER', 'USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "roles" DROP DEFAULT,
  ALTER COLUMN "roles" TYPE "public"."Role"[] USING ("roles"::text[]::"public"."Role"[]);
DROP TYPE "public"."Role_old";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: list_column_value_renamed, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 613087b214b713b579d3ae5dd7b6a271b5d732e5e40236d1c69f255fce72b85f
-- schema before  cc9883d03f0ae6fe91c1b48b44d27ca010207e3b95d34df5927d711d35a00b28
-- schema after   cc9883d03f0ae6fe91c1b48b44d27ca010207e3b95d34df5927d711d35a00b28

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: list_column_value_renamed, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 eb3c8ad94d271a26ce2cdbf6d6ea5848f96a04b63460e684b788ae9eccad6d95
-- schema before  cc9883d03f0ae6fe91c1b48b44d27ca010207e3b95d34df5927d711d35a00b28
-- schema after   575b8419a2e38524c63ca5f81178ce0686a82342100d3099b23c0328c3782aeb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "roles" DROP DEFAULT,
  ALTER COLUMN "roles" TYPE "public"."Role"[] USING (array_replace("roles"::text[], 'MEMBER', 'USER')::"public"."Role"[]);
DROP TYPE "public"."Role_old";
COMMIT;
