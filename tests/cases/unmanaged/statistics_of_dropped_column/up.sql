-- ===== 3_contract =====

-- lockstep migration: statistics_of_dropped_column, contract (1 of 1)
--
--   drop column public.T.b
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  13c0ce684eb991325bbad84664e6dffa9876314edfab51f8976a72230d31404b
-- schema after   f6a093e8a5c0f0b492a4d2dc38a6ff23c0bf1838d4edfedb4575618898dc6570

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
