-- ===== 3_contract =====

-- lockstep migration: name_taken_by_new_table, contract (1 of 1)
--
--   drop table public.logs
--   create table public.Log
--
-- data loss    HIGH: table dropped (public.logs)
-- blocking     BRIEF: public.logs ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table is restored empty
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  d855aed3709ef2e9f40ab31dc93354641e5e1d75160727f986a5af504e08f74e
-- schema after   d8a8e09e0ad187de8182518a5196640e1050d1f6ac5d9aef8157dd6a87bbff12

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."logs";
CREATE SEQUENCE public.logs_id_seq AS integer;
CREATE TABLE "public"."Log" (
  "id" integer NOT NULL DEFAULT nextval('public.logs_id_seq'::regclass),
  "said" text
);
ALTER SEQUENCE public.logs_id_seq OWNED BY "public"."Log"."id";
COMMIT;
