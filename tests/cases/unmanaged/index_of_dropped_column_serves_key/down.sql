-- ===== 3_contract =====

-- lockstep rollback: index_of_dropped_column_serves_key, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 e1ff8d0f5cbd8e9873a7171042d4be70b04f1d89e003448b5479cda6defd2a72
-- schema before  074b7cfa05a905d0faae402bc91263ede6f90ec66ef7b88df7ea2247061eb39c
-- schema after   7b136a2dc0f72123992a7284b8d485e09fa9cb2e04aba82dbe999062812743b7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."c_incl"') AND (
       i.indrelid = '"public"."T"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I) INCLUDE (%I)', 'c', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."c_incl"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."c_incl"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."c_incl";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "c_incl" ON "public"."T" ("c") INCLUDE ("b");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."c_incl"') AND i.indisvalid
       AND i.indrelid = '"public"."T"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I) INCLUDE (%I)', 'c', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."c_incl"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

-- ===== 1_expand =====

-- lockstep rollback: index_of_dropped_column_serves_key, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 86e1d00c54f492c4f97c6ff6b99aa835a33d3c1860741c380340e451336a83b8
-- schema before  7b136a2dc0f72123992a7284b8d485e09fa9cb2e04aba82dbe999062812743b7
-- schema after   4a05ccd208a807d60ba21acaf1d803a8d3abc8e57381eb92682eeba433bdfe22

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."U" ADD CONSTRAINT "U_c_fkey" FOREIGN KEY ("c") REFERENCES "public"."T" ("c") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."U" VALIDATE CONSTRAINT "U_c_fkey";
COMMIT;
