-- ===== 3_contract =====

-- lockstep rollback: value_removed_scalar_to_list, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- undoes       migration.sql, sha256 b1cb1c5c73044d5ba256aa11c3a47688035905fa169f383d9c052ddc508ac89f
-- schema before  7f27772f9f44c1007e33a368ff75025ad7bfedd7add91f5504c38d254a979c3c
-- schema after   4c170a88cb70d956ac348bf291ceff654a74eecce68130baf63879e483aa772e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('GUEST', 'MEMBER');
ALTER TABLE "public"."Account"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role"[] USING ("role"::text[]::"public"."Role"[]);
DROP TYPE "public"."Role_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "role" TYPE "public"."Role" USING (CASE WHEN pg_catalog.cardinality("role") <= 1 THEN "role"[1]::text::"public"."Role" END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("role");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: value_removed_scalar_to_list, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- undoes       migration.sql, sha256 118aace2c10512b6d17e75a5624423d4dfd3c72bedbcf3407b7d5936f3813c9d
-- schema before  4c170a88cb70d956ac348bf291ceff654a74eecce68130baf63879e483aa772e
-- schema after   623936ee5b96864bce91a0e7409c525bf2e2aa4e6ae8ddf3e2ac82adbfd1fa17

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Account" WHERE "role" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Account"."role" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Account" ADD CONSTRAINT "Account_role_not_null" CHECK ("role" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Account" VALIDATE CONSTRAINT "Account_role_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "role" SET NOT NULL;
ALTER TABLE "public"."Account" DROP CONSTRAINT "Account_role_not_null";
COMMIT;
