-- ===== 3_contract =====

-- lockstep rollback: unique_index_takes_place_of_key, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 2e3c0155d4ff0e5cef042ba82feec98c1a5a38e9faa62412731cf729726a089f
-- schema before  1375a16e075311acd18547743953c6ff6c8d1cf96cfb3e2f73a8192ec3b61a39
-- schema after   ae3cd350480973fa9205549934ab7a1b28ab5df3449a85d33765a3aa8a099ca6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Entry" DROP CONSTRAINT "Entry_snapshotId_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Snapshot_pkey_new"') AND (
       i.indrelid = '"public"."Snapshot"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Snapshot_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Snapshot_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Snapshot_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Snapshot_pkey_new" ON "public"."Snapshot" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Snapshot_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Snapshot"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Snapshot_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Snapshot" DROP CONSTRAINT "Snapshot_pkey";
ALTER TABLE "public"."Snapshot" ADD CONSTRAINT "Snapshot_pkey" PRIMARY KEY USING INDEX "Snapshot_pkey_new";
ALTER TABLE "public"."Entry" ADD CONSTRAINT "Entry_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "public"."Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Entry" VALIDATE CONSTRAINT "Entry_snapshotId_fkey";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: unique_index_takes_place_of_key, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 39533b00f59098d44ad3eb088ea80b22c0fc1821a4f7c92299ae8b6e25b5320d
-- schema before  ae3cd350480973fa9205549934ab7a1b28ab5df3449a85d33765a3aa8a099ca6
-- schema after   a935d7ac259788a03657d94d10ebda6e679bc1f70632e67f7c4fe7d05c6507b2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Entry" DROP CONSTRAINT "Entry_snapshotId_fkey";
DROP INDEX "public"."Snapshot_id_key";
ALTER TABLE "public"."Entry" ADD CONSTRAINT "Entry_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "public"."Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Entry" VALIDATE CONSTRAINT "Entry_snapshotId_fkey";
COMMIT;
