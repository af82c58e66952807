-- ===== 1_expand =====

-- lockstep migration: partition_replaced, expand (1 of 2)
--
--   alter setting public.t_1.column v default: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.t_1 ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  1a1d9601ac1efbadeb9ee5722dc85fd045701cb9a89e2838cbc25905b989c19b
-- schema after   b8452526c5fb6936e019986822ed10d30a515f3b054936bc229bad5e09f44f65

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.t_1 ALTER COLUMN v SET DEFAULT 'uno'::text;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: partition_replaced, contract (2 of 2)
--
--   drop partition public.t_2
--   create partition public.t_two
--
-- data loss    HIGH: table dropped (public.t_2)
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE, public.t_2 ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the partition is restored empty
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  b8452526c5fb6936e019986822ed10d30a515f3b054936bc229bad5e09f44f65
-- schema after   a6791ca9852389ff3dcfc8b83ebf6682fd293ef8e7f82f6b50a635ee265693ce

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
ALTER TABLE public.t DETACH PARTITION public.t_2;
DROP TABLE public.t_2;
CREATE TABLE public.t_two PARTITION OF public.t FOR VALUES IN (2);
COMMIT;
