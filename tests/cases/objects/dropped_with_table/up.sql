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
-- schema before  07a0effe4f0df5792cfa134b17acc6bcf192be1d7d24a64c2aabd3732b55cb41
-- schema after   4bc3e04228d5f31bb2a50183ce260357afa2fbb6654a8bfa6643cdc54fb66aa0

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
