-- ===== 3_contract =====

-- lockstep migration: many_to_many_dropped, contract (1 of 1)
--
--   drop table public._PostToTag
--
-- data loss    HIGH: table dropped (public._PostToTag)
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.Tag ACCESS EXCLUSIVE, public._PostToTag ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  9761d61e21508ad914814e84a3ebf5a1234605bcb8cc26edac8c21e564b0ae48
-- schema after   8d03af4ac3e6b2bfc7b468cd4c26eb5777fc589db3500ff0c3c5407e7a074b9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_B_fkey";
-- H202 drops a table
DROP TABLE "public"."_PostToTag";
COMMIT;
