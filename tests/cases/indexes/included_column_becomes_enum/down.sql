-- ===== 3_contract =====

-- lockstep rollback: included_column_becomes_enum, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored; which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 b2e513842d7a885678bd868380c87937de2e03ed9b6308f322990f1501627219
-- schema before  bfabe81c9b5c68c3ad04cafdf995667c4bac001267a1031548803335b9163e98
-- schema after   eace4375b470f9d4838d5ebb5e6be2628682994b8c12f51edfc5e702f9cf04e4

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
