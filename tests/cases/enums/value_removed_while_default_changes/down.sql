-- ===== 3_contract =====

-- lockstep rollback: value_removed_while_default_changes, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 27ffe98de48a1459a5e8b8b21cd631f296e40a72a4a9019ddd4277dffa3d20a1
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

-- ===== 1_expand =====

-- lockstep rollback: value_removed_while_default_changes, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 fb53729e5977871fab8e178de30986c684c54ce5b60dc2c19a385db9fe1af6f1
-- schema before  51586eb872117c6edc4cfd2d96950ef28d610fc0d75dff2db74cb8eee2566d36
-- schema after   af215efac46f396061562fde02def254eb9da592a6512f1edd22c06bab807bfc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'GUEST';
COMMIT;
