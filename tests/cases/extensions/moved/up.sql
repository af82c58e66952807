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
-- schema before  1146d26151e1e7a1df23e63f71a43a3ec90ddfbf826a09a599615fcc77ff5efc
-- schema after   317711fd2ff8a0565ed0a921b254172f462e473acc448bd174ee98ac9343abad

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
