-- ===== 3_contract =====

-- lockstep migration: foreign_key_dropped_beside_renamed_column, contract (1 of 1)
--
--   rename column public.Folder.id to number
--   drop foreign key public.Folder.Folder_parentId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Folder ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Folder
-- schema before  17d6e78534692a8e00edfb941b76cb58e768faf635e67f5adbcf8e37b93f6e36
-- schema after   b71a0109b78c6d3ec46493bf231afc25cd1bb12b2c6c92fb7b5dab8e96333a07

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Folder" RENAME COLUMN "id" TO "number";
-- H402 rows no longer follow those that they refer to
ALTER TABLE "public"."Folder" DROP CONSTRAINT "Folder_parentId_fkey";
COMMIT;
