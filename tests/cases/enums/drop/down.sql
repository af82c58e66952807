-- ===== 3_contract =====

-- lockstep rollback: drop, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 5893153e9de0b4f71ae2a0f8fe212fa817ca8c929f5260c0f9298324e021f49d
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   c2e46fc76f2c35749d196ba90a91cd7282a021e87803cd4ba55910fae15a557d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User" ADD COLUMN "role" "public"."Role";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: drop, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- undoes       migration.sql, sha256 ce2018622f29a5c53a42471b5efe26f8185a2fae7d9e260db4f1abf3cfbb5066
-- schema before  c2e46fc76f2c35749d196ba90a91cd7282a021e87803cd4ba55910fae15a557d
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "role" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."role" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."User" ADD CONSTRAINT "User_role_not_null_check" CHECK ("role" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_role_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_role_not_null_check";
COMMIT;
