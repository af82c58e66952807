-- ===== 1_expand =====

-- lockstep migration: partition_replaced, expand (1 of 2)
--
--   alter setting public.t_1.column v default: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.t_1 ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  043d314ae81741cbb4100138ea0d936a4fe379d3040c101132186210d56517c8
-- schema after   c3e605ea5055ca294ffe5fa886cd4b422551b4a155072b2b75a891469dce6475

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
-- schema before  c3e605ea5055ca294ffe5fa886cd4b422551b4a155072b2b75a891469dce6475
-- schema after   df510c35e27bdbede87aefab10e9ea122324a0c24667060fc0722c6ee9c708a3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
ALTER TABLE public.t DETACH PARTITION public.t_2;
DROP TABLE public.t_2;
CREATE TABLE public.t_two PARTITION OF public.t FOR VALUES IN (2);
COMMIT;
