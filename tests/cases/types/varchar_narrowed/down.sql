-- ===== 3_contract =====

-- lockstep rollback: varchar_narrowed, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 56274c686f6934ef9fc94f245f96a6feb4e714c0254d09751adc1537701e1de5
-- schema before  381d8651ceab8c92cb4cdbcd6bc4bc95d65ec54e2fe74a2e11e67f7e668ffab8
-- schema after   4c9ce1592ba4261d8f70517350ed8276872716aa5649bff10f47c9fc8bfc78e8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE varchar(100);
COMMIT;
