-- lockstep rollback: value_renamed_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 69e82ed3af45913c15ed3755fb3333cf9317ed8d291ae1b9b40b018dcbf979c5
-- schema before  a46a0bd0997010b689ca5611a3c79f76d471442f664c63c876d0ecc4bc664d00
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'MEMBER' TO 'USER';
COMMIT;
