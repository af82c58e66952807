-- ===== 3_contract =====

-- lockstep rollback: partition_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the partition comes back empty
-- undoes       migration.sql, sha256 2f92f5ea1712a73d1d1177cbf7a4903fc0a11973573ddb42b90e12327d53dbfc
-- schema before  566b64971f519a8df744c5e2da10221d44af435f321472e822761e8200ff7c7f
-- schema after   166a276adb456defc62cf7241ab324d4ae1c19b877820c72a9f7ca5adb7594eb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE public.event_other PARTITION OF public.event DEFAULT;
COMMIT;
