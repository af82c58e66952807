-- lockstep migration: value_renamed_direct
--
--   rename enum value public.Role.USER to MEMBER
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  stop the old version first; start the new one afterwards
-- BREAKING: RenameEnumValue on public.Role
-- schema before  0151b6bdc3517bef97293532862407f0732ae4e01a335f0785b560f389d52a27
-- schema after   c4cf1791467756c1ba36366a4e9e8cd193bad12f7ed770294161b1d63bf0215a

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'USER' TO 'MEMBER';
COMMIT;
