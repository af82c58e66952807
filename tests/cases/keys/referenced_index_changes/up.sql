-- lockstep migration: referenced_index_changes
--
--   alter index public.part.part_number: include
--
-- data loss    NONE
-- blocking     BRIEF: public.part ACCESS EXCLUSIVE, public.use ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- application  runs before and after
-- schema before  14a8fb149ceb985de3bbb8b5dfc5a173681174cfae79966042e99ddb3ba48e03
-- schema after   08c4c33b53393fbf2086d1ae747aef3aea1caff15b4e28c5c3afbb4d96c9d97e

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."part_number_new"') AND (
       i.indrelid = '"public"."part"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I) INCLUDE (%I)', 'number', 'name')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."part_number_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."part_number_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."part_number_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "part_number_new" ON "public"."part" ("number") INCLUDE ("name");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."part_number_new"') AND i.indisvalid
       AND i.indrelid = '"public"."part"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I) INCLUDE (%I)', 'number', 'name')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."part_number_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."use" DROP CONSTRAINT "of_part";
DROP INDEX "public"."part_number";
ALTER INDEX "public"."part_number_new" RENAME TO "part_number";
ALTER TABLE "public"."use" ADD CONSTRAINT "of_part" FOREIGN KEY ("number") REFERENCES "public"."part" ("number") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."use" VALIDATE CONSTRAINT "of_part";
COMMIT;
