-- ===== 3_contract =====

-- lockstep migration: types_change_beside_changed_target, contract (1 of 1)
--
--   alter column public.node.code: type
--   alter column public.node.parent: type
--   alter index public.node.node_codes: unique, parts
--
-- data loss    LOW: values may be rounded or refused by a cast in public.node
-- blocking     LONG: public.node ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.node
-- schema before  d04d0f8a821edd3d077e37cf4fd65c20cc24d5a8379c96639862ddd834c19132
-- schema after   8a81cc3570e9748f2ecedae3e8e7f7a0c724fda2d9978238a26fa30f15371691

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
DROP INDEX "public"."node_codes";
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

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."node_codes"') AND (
       i.indrelid = '"public"."node"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'code', 'parent')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."node_codes"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."node_codes"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."node_codes";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "node_codes" ON "public"."node" ("code", "parent");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."node_codes"') AND i.indisvalid
       AND i.indrelid = '"public"."node"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'code', 'parent')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."node_codes"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."node" ("code", "parent");
COMMIT;
