-- lockstep rollback: method_without_included
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e31ee4fb34d024c5306c1d62797640e8b5bb6f8b7b78dccd99128f7ec75134fb
-- schema before  e63f596f2a889745c121a1413d0ea1645492190a43876ca8e8141684bfc89e51
-- schema after   e2100ce7026a9f8b3b872d84e260254dfbd1c1fd998817cbe7ed436e4b2ab760

BEGIN;
ALTER INDEX "public"."Item_name_idx" RENAME TO "Item_name_idx_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Item_name_idx"') AND (
       i.indrelid = '"public"."Item"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I DESC NULLS LAST) INCLUDE (%I)', 'name', 'price')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Item_name_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Item_name_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Item_name_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Item_name_idx" ON "public"."Item" ("name" DESC NULLS LAST) INCLUDE ("price");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Item_name_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."Item"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I DESC NULLS LAST) INCLUDE (%I)', 'name', 'price')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_name_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Item_name_idx_new"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Item"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Item_name_idx_new"', '"public"."Item"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_name_idx_new";
RESET lock_timeout;
RESET statement_timeout;
