-- ===== 3_contract =====

-- lockstep migration: types_change_beside_dropped_target, contract (1 of 1)
--
--   drop index public.node.node_code_key
--   alter column public.node.code: type
--   alter column public.node.parent: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.node
-- blocking     LONG: public.node ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.node
-- schema before  60ab5c5f8a65e18af3126bf9011f384c8b18a4f99c0b240e3eb5663404276ce3
-- schema after   61ed279a556d591045e65e9300c47aa2beee937e52d41898a222be61b5e44514

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
DROP INDEX "public"."node_code_key";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."node" ALTER COLUMN "code" TYPE integer USING ("code"::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."node" ALTER COLUMN "parent" TYPE integer USING ("parent"::integer);
ALTER TABLE "public"."node" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parent") REFERENCES "public"."node" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."node" VALIDATE CONSTRAINT "of_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."node" ("code", "parent");
COMMIT;
