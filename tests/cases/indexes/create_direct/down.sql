-- lockstep rollback: create_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 84a6fcaca741e3dd4eca6f23297525521218d982a7a085890898101a787e3fed
-- schema before  9c2ed109afd2ba6e95aace2c8adaabd84896376a7f63d5ac44ce2045a5d8dd60
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP INDEX "public"."User_name_key";
COMMIT;
