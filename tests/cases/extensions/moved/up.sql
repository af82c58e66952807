-- lockstep migration: moved
--
--   create schema x
--   alter extension citext: schema
--   alter extension pg_trgm: schema
--   create column public.item.name
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  c542658ac9e1215a62b9a4f4c63db9547f0c81f39babc79d3412da6bd1dee892
-- schema after   1a21763922203b39ede0cba8bb743ee3e610022af7b596dab20d74779c11961d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE SCHEMA IF NOT EXISTS "x";
-- H411 moves the objects of an extension to another schema
ALTER EXTENSION "citext" SET SCHEMA "x";
-- H411 moves the objects of an extension to another schema
ALTER EXTENSION "pg_trgm" SET SCHEMA "x";
ALTER TABLE "public"."item" ADD COLUMN "name" "x"."citext";
COMMIT;
