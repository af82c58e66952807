-- ===== 3_contract =====

-- lockstep rollback: included_column_becomes_enum, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored; which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 ea1d5071c3de026a3e32d70246fa21d947454e81ff6b35f3b46aa22b4304cff2
-- schema before  43020d8b87903afae1e6cdfad425c2daa4bd707375d1d01afa278a0772ec2470
-- schema after   d04db5391f0bb87b3f63912e3de5c9d1a2667bb624dbcfa47a6d43d1f8f0eaf8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."person" ALTER COLUMN "feels" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."person_id";
ALTER TABLE "public"."person" ALTER COLUMN "feels" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."person" ALTER COLUMN "feels" TYPE varchar(10) USING ("feels"::text);
-- H103 builds an index while writers are locked out
CREATE INDEX "person_id" ON "public"."person" ("id") INCLUDE ("feels") WHERE ((id > 0));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("feels");
COMMIT;
