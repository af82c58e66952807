-- lockstep migration: value_renamed_direct
--
--   rename enum value public.Role.USER to MEMBER
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  stop the old version first; start the new one afterwards
-- BREAKING: RenameEnumValue on public.Role
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   a46a0bd0997010b689ca5611a3c79f76d471442f664c63c876d0ecc4bc664d00

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'USER' TO 'MEMBER';
COMMIT;
