-- ===== 3_contract =====

-- lockstep migration: parent_table_dropped, contract (1 of 1)
--
--   drop table public.place
--   drop inheritance public.town.public.place
--
-- data loss    HIGH: table dropped (public.place)
-- blocking     BRIEF: public.place ACCESS EXCLUSIVE, public.town ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b04b27f575d117d2528686f4491f59266181bbfae0c8bb2c61dd1d471cbbd05f
-- schema after   6982d1039fabb6e7b9dfd893548327799739f9e0fe65db30f608e01f59c08b31

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: inheritance public.town.public.place
ALTER TABLE public.town NO INHERIT public.place;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."place";
COMMIT;
