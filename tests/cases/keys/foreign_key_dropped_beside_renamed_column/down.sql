-- ===== 3_contract =====

-- lockstep rollback: foreign_key_dropped_beside_renamed_column, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 df9b95ea7853326edf595ff5b8af403f5bd05a98f552f4143c818fe6b94c2ec6
-- schema before  b71a0109b78c6d3ec46493bf231afc25cd1bb12b2c6c92fb7b5dab8e96333a07
-- schema after   17d6e78534692a8e00edfb941b76cb58e768faf635e67f5adbcf8e37b93f6e36

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Folder" ADD CONSTRAINT "Folder_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "public"."Folder" ("number") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Folder" VALIDATE CONSTRAINT "Folder_parentId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Folder" RENAME COLUMN "number" TO "id";
COMMIT;
