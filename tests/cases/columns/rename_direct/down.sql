-- lockstep rollback: rename_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7c53bcf9fcf8b13c1c0fa2cbc704a442f67bc72ab7ddca8495e95d8ac2e57280
-- schema before  7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "fullName" TO "name";
COMMIT;
