-- ===== 3_contract =====

-- lockstep migration: dropped_with_table, contract (1 of 1)
--
--   drop table public.gone
--   drop column public.kept.b
--   drop function public.touch()
--   drop view public.over_gone
--
-- data loss    HIGH: table dropped (public.gone)
-- blocking     BRIEF: public.gone ACCESS EXCLUSIVE, public.kept ACCESS EXCLUSIVE, public.over_gone ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table is restored empty; the values are not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  ac0aafee672e8b178e60c19636284c063b068e85c0c7af8880eb132913c002eb
-- schema after   b7429360a8c0ba2f9b4dff38d89f1a84702aa8edf2bf2895ef3f2e44a3a2f007

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: view public.over_gone
DROP VIEW public.over_gone;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: check constraint public.kept.both_positive
-- H201 drops a column
ALTER TABLE "public"."kept" DROP COLUMN "b";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: check constraint public.gone.positive
-- H205 drops an object that its definition can restore: trigger public.gone.touched
-- H205 drops an object that its definition can restore: policy public.gone.own
-- H202 drops a table
DROP TABLE "public"."gone";
-- H205 drops an object that its definition can restore: function public.touch()
DROP FUNCTION public.touch();
COMMIT;
