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
-- schema before  11644a31a7e305a95a06f99a151618fefdc38d31ffa3791f7cf1d2ff86137e8b
-- schema after   208d82b99e3f9ff0963b75ccda2b316fde378ff10009c3a14788fc4b2ba184a6

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
