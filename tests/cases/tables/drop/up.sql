-- ===== 3_contract =====

-- lockstep migration: drop, contract (1 of 1)
--
--   drop table public.Note
--
-- data loss    HIGH: table dropped (public.Note)
-- blocking     BRIEF: public.Note ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  efc88114f3b50832fb7bb8e86185c7d1e8dbbea2c0f9618150cd049d7366b1cc
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."Note";
COMMIT;
