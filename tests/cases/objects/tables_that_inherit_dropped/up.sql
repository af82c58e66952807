-- ===== 3_contract =====

-- lockstep migration: tables_that_inherit_dropped, contract (1 of 1)
--
--   drop table public.capital
--   drop table public.field
--   drop table public.ground
--   drop table public.town
--   drop inheritance public.plain.public.place
--
-- data loss    HIGH: table dropped (public.capital, public.field, public.ground, public.town)
-- blocking     BRIEF: public.capital ACCESS EXCLUSIVE, public.field ACCESS EXCLUSIVE, public.ground ACCESS EXCLUSIVE, public.plain ACCESS EXCLUSIVE, public.town ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table is restored empty
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  2322a0d89f01edf89e560f5707814831867c7449aff98352763e197d84f0caa9
-- schema after   4afa70a89ab57a53c6a78d881a414d60771beafe4b08315e49c5aa1f3f5355fa

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: inheritance public.plain.public.place
ALTER TABLE public.plain NO INHERIT public.place;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: inheritance public.capital.public.town
-- H205 drops an object that its definition can restore: inheritance public.town.public.place
-- H205 drops an object that its definition can restore: inheritance public.town.public.stamped
-- H202 drops a table
DROP TABLE "public"."capital";
-- H202 drops a table
DROP TABLE "public"."town";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: inheritance public.field.public.ground
-- H205 drops an object that its definition can restore: check constraint public.field.sown
-- H205 drops an object that its definition can restore: check constraint public.ground.positive
-- H202 drops a table
DROP TABLE "public"."field";
-- H202 drops a table
DROP TABLE "public"."ground";
COMMIT;
