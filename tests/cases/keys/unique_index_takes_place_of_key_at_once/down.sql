-- lockstep rollback: unique_index_takes_place_of_key_at_once
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 147e1e8a9edfeb356765611880d935ecf081dd6ffbc932a72ebe266bda617f42
-- schema before  1375a16e075311acd18547743953c6ff6c8d1cf96cfb3e2f73a8192ec3b61a39
-- schema after   a935d7ac259788a03657d94d10ebda6e679bc1f70632e67f7c4fe7d05c6507b2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Entry" DROP CONSTRAINT "Entry_snapshotId_fkey";
DROP INDEX "public"."Snapshot_id_key";
ALTER TABLE "public"."Snapshot" DROP CONSTRAINT "Snapshot_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Snapshot" ADD CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id");
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Entry" ADD CONSTRAINT "Entry_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "public"."Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
