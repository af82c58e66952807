-- lockstep rollback: value_renamed_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ffc798ddbf95b12ad983a5032fc5f9dff9018d8367ed58ca2eae044c006c7460
-- schema before  a46a0bd0997010b689ca5611a3c79f76d471442f664c63c876d0ecc4bc664d00
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'MEMBER' TO 'USER';
COMMIT;
