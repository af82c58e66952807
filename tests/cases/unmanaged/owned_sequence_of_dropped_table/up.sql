-- ===== 1_expand =====

-- lockstep migration: owned_sequence_of_dropped_table, expand (1 of 2)
--
--   drop setting public.s.owner
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  2819b032ac29ff03c09b43278bde9bdaefbe72a24a977fa60eb6946ad40f70b6
-- schema after   7766ed68289485f7c5e88f46d738e352eeceb1c414306245297b74be592ec48c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY NONE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: owned_sequence_of_dropped_table, contract (2 of 2)
--
--   drop table public.T
--
-- data loss    HIGH: table dropped (public.T)
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table is restored empty
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  7766ed68289485f7c5e88f46d738e352eeceb1c414306245297b74be592ec48c
-- schema after   02b445f0a0cd7ab8961b1a05e6e447076ce5192efc4731f3f9f93be8f3fc5df6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."T";
COMMIT;
