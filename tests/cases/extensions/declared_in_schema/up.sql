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
-- schema before  a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3
-- schema after   b9c9df05fd12d49faad249854964870fe8e1ed0041ffec09868c53fdd8266e0b

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
