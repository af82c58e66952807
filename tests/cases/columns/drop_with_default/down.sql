-- ===== 3_contract =====

-- lockstep rollback: drop_with_default, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 31858cc73fc61a2441480f8957ae92436b392f9a81886a540baea54658a8ff26
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   8d065bb99beda09694c270df69df1cc2d09856fc8daa244043207f95fcef4740

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "active" boolean NOT NULL DEFAULT true;
COMMIT;
