-- ===== 3_contract =====

-- lockstep rollback: statistics_of_dropped_column, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 0bc96a1ebc2a0c55f9387bc34fa9bd1ec4e260a60bd43b3410abdaf283f5fd03
-- schema before  f6a093e8a5c0f0b492a4d2dc38a6ff23c0bf1838d4edfedb4575618898dc6570
-- schema after   13c0ce684eb991325bbad84664e6dffa9876314edfab51f8976a72230d31404b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
CREATE STATISTICS public.sum_of (mcv) ON b, c, (b + c) FROM public."T";
CREATE STATISTICS public.st ON b, c, d FROM public."T";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("b", "c", "d");
COMMIT;
