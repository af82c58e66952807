-- ===== 3_contract =====

-- lockstep migration: partition_dropped, contract (1 of 1)
--
--   drop partition public.event_other
--
-- data loss    HIGH: table dropped (public.event_other)
-- blocking     BRIEF: public.event ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the partition comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  166a276adb456defc62cf7241ab324d4ae1c19b877820c72a9f7ca5adb7594eb
-- schema after   566b64971f519a8df744c5e2da10221d44af435f321472e822761e8200ff7c7f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE public.event_other;
COMMIT;
