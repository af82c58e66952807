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
-- schema before  51149542ff8de3e676077afb35703d5ffee5a97779130b4a347d0b01f2663636
-- schema after   81577518d7af2c82eb6c532951c08c9c386e3d9f7fc4564fb356d2a5fd0c7313

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
