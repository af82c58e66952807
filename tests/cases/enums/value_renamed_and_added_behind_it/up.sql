-- lockstep migration: value_renamed_and_added_behind_it
--
--   rename enum value public.Role.GUEST to VISITOR
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnumValue on public.Role
-- schema before  5c20559537b796007320ad3bf0590d8fdc3bbfd8c62946db2f30ceae0ceaf32f
-- schema after   5f36611b8fc2e3bdd38f580ba2049786df701f48c2466384cf748a32c0896156

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'GUEST' TO 'VISITOR';
COMMIT;

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'MEMBER' AFTER 'VISITOR';
COMMIT;
