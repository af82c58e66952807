-- ===== 3_contract =====

-- lockstep rollback: enum_to_text, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 515d14d4303c8bffb1bdd222ebd177b84ccaea08753e08e50ec69fd87d21f00f
-- schema before  a0ce7cf4b4bd353e50d7f2cb31b08f0c432f660accf5def4a339d3e55cbf9c17
-- schema after   676919b2d603ac55553c6a08db35b82107268d2e84c2335639c478f5252cd7a0

BEGIN;
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "state" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "state" TYPE "public"."State" USING ("state"::text::"public"."State");
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
COMMIT;
