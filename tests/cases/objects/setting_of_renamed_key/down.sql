-- ===== 3_contract =====

-- lockstep rollback: setting_of_renamed_key, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8ffe17e9d9dd099483879d2c54e12125b469cdd14faca5fac6231f9508e1e5f5
-- schema before  519e3de7848e5ebcbb45847d28de00b05fa4381857a17fa6706103720998c7bd
-- schema after   d1040ae52d4049d6014fe1190b58506fec5e779c4f5f4e1546a871bdc37bbd45

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Item" RENAME COLUMN "id" TO "number";
COMMIT;
