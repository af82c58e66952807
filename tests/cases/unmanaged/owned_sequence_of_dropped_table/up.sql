-- ===== 1_expand =====

-- lockstep migration: owned_sequence_of_dropped_table, expand (1 of 2)
--
--   drop setting public.s.owner
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  3486c7b4fc08834942eb6333f3a3352b8fc1a16677e912307b7c737a5994296e
-- schema after   8276a35898e32e968d042394d8f45ad1b90f7ebdb1074bc47d69b3c1e32191ec

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
-- schema before  8276a35898e32e968d042394d8f45ad1b90f7ebdb1074bc47d69b3c1e32191ec
-- schema after   f3bad0562171e8d9556466e59acf8b51beba4ceae7068ca76a4faf1b79ad9d4b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."T";
COMMIT;
