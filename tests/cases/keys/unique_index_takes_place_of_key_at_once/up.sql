-- lockstep migration: unique_index_takes_place_of_key_at_once
--
--   alter primary key public.Snapshot.Snapshot_pkey: columns
--   create index public.Snapshot.Snapshot_id_key
--
-- data loss    NONE
-- blocking     LONG: public.Entry ACCESS EXCLUSIVE (scan), public.Snapshot ACCESS EXCLUSIVE (index)
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- application  runs before and after
-- schema before  a935d7ac259788a03657d94d10ebda6e679bc1f70632e67f7c4fe7d05c6507b2
-- schema after   1375a16e075311acd18547743953c6ff6c8d1cf96cfb3e2f73a8192ec3b61a39

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Entry" DROP CONSTRAINT "Entry_snapshotId_fkey";
ALTER TABLE "public"."Snapshot" DROP CONSTRAINT "Snapshot_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Snapshot" ADD CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("playerId", "madeAt");
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "Snapshot_id_key" ON "public"."Snapshot" ("id");
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Entry" ADD CONSTRAINT "Entry_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "public"."Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
