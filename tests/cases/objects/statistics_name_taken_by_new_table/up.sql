-- lockstep migration: statistics_name_taken_by_new_table
--
--   drop table public.old_shop
--   create table public.shop
--   alter statistics public.a_and_b: definition
--
-- data loss    HIGH: table dropped (public.old_shop)
-- blocking     BRIEF: public.old_shop ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone, the new one starts afterwards
-- schema before  39832a89cc8141f3f68b149f26109cf97eec07c8fb89ee415e65b68b36949f2d
-- schema after   2238581ce8740951211b36889120a1cd498c230c92a2ab8b10b56a46be9a4cdb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "public"."shop" (
  "id" integer NOT NULL,
  "a" text,
  "b" text,
  CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);
DROP STATISTICS public.a_and_b;
CREATE STATISTICS public.a_and_b ON a, b FROM public.shop;
-- H202 drops a table
DROP TABLE "public"."old_shop";
COMMIT;
