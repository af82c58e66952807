-- lockstep migration: name_taken_by_new_table_direct
--
--   drop table public.old_shop
--   create table public.shop
--
-- data loss    HIGH: table dropped (public.old_shop)
-- blocking     BRIEF: public.old_shop ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone, the new one starts afterwards
-- schema before  4bba06eb7cf2b82d59974702935e947bee9f6d2351b5af3eb43ea511bf9b1ec5
-- schema after   890923a559d948f6bafc45cfc15947407d6a4d6405cefd0b3f6d047fd9860a58

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "public"."shop" (
  "id" integer NOT NULL,
  "code" text,
  CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);
-- H202 drops a table
DROP TABLE "public"."old_shop";
CREATE INDEX "by_code" ON "public"."shop" ("code");
COMMIT;
