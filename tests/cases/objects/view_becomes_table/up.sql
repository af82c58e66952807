-- ===== 3_contract =====

-- lockstep migration: view_becomes_table, contract (1 of 1)
--
--   drop table public.item
--   drop view public.thing
--   create table public.thing
--   create view public.item
--
-- data loss    HIGH: table dropped (public.item)
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE, public.thing ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  58f35760d9f0ab863a6c92b2a22653bda7becbcf9f3a7507b61b7fe2b3d98f2b
-- schema after   acd9af70612638c9cc5b67e6f2a4fdc68d5a554a54fa394696c4a7a4d7c3a700

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: view public.thing
DROP VIEW public.thing;
CREATE TABLE "public"."thing" (
  "id" integer NOT NULL,
  CONSTRAINT "thing_pkey" PRIMARY KEY ("id")
);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."item";
CREATE VIEW public.item AS
 SELECT thing.id
   FROM public.thing;
COMMIT;
