-- lockstep migration: cut
--
--   create enum public.an_enum_with_a_name_that_is_longer_than_the_63_bytes_that_are_k
--   create table public.Page
--   create column public.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k.größe_größe_größe_größe_größe_größe_größe_größe
--   create index public.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx
--   create index public.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key
--
-- data loss    NONE
-- blocking     BRIEF: public.a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost; values written to the new column are lost
-- application  runs before and after
-- schema before  9250c0311096d83f8c4261c78b3b3bd386b4ee58fc422c45997d06eb08cfecfe
-- schema after   72b62470e4984dea5312df95ce7425261d0d0ca6d6a4b4dac5dba1e4aa29c90d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."an_enum_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" AS ENUM ('A');
CREATE TABLE "public"."Page" (
  "id" integer NOT NULL,
  "noteId" integer NOT NULL,
  CONSTRAINT "Page_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" ADD COLUMN "größe_größe_größe_größe_größe_größe_größe_größe" "public"."an_enum_with_a_name_that_is_longer_than_the_63_bytes_that_are_k";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"') AND (
       i.indrelid = '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'a_column_with_a_name_that_is_longer_than_the_63_bytes_that_are_')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key" ON "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" ("a_column_with_a_name_that_is_longer_than_the_63_bytes_that_are_");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"') AND i.indisvalid
       AND i.indrelid = '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'a_column_with_a_name_that_is_longer_than_the_63_bytes_that_are_')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."Page" ADD CONSTRAINT "Page_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" ("a_column_with_a_name_that_is_longer_than_the_63_bytes_that_are_") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"') AND (
       i.indrelid = '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'größe_größe_größe_größe_größe_größe_größe_größe')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx" ON "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" ("größe_größe_größe_größe_größe_größe_größe_größe");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'größe_größe_größe_größe_größe_größe_größe_größe')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
