-- lockstep migration: declared_in_schema
--
--   create schema x
--   create extension citext
--   create extension hstore
--   create extension pg_trgm
--   create table public.Item
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467
-- schema after   a3bf45ab4215a0fad7c2f81e7f2784d3e21519f66959d95bf839418adbfd2f2f

BEGIN;
CREATE SCHEMA IF NOT EXISTS "x";
CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA "x";
CREATE EXTENSION IF NOT EXISTS "hstore" WITH SCHEMA "x";
CREATE EXTENSION IF NOT EXISTS "pg_trgm" WITH SCHEMA "x";
CREATE TABLE "public"."Item" (
  "id" integer NOT NULL,
  "code" "x"."citext" NOT NULL,
  "extra" "x"."hstore",
  "other" "x"."hstore",
  "title" text NOT NULL,
  CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Item_title_idx" ON "public"."Item" USING gin ("title" "x".gin_trgm_ops);
COMMIT;
