-- lockstep rollback: referenced_index_changes_beside_dropped_one
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 1e9d55de0f00389fa67c14e267fba5b595b281f5b173c82115101328a2dd3c28
-- schema before  bce1b2682073b2f7c66a8518ecaa5421bdf40abef3b30542d176e9ef9794911c
-- schema after   74ecb19cf2cf328ad5150aaa39bea6aacc9fae420dd81ada56404d90df9e099e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_code_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."by_code_too"') AND (
       i.indrelid = '"public"."Note"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."by_code_too"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."by_code_too"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."by_code_too";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "by_code_too" ON "public"."Note" ("code");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by_code_too"') AND i.indisvalid
       AND i.indrelid = '"public"."Note"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."by_code_too"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
ALTER INDEX "public"."by_code" RENAME TO "by_code_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "by_code" ON "public"."Note" ("code");
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_code_fkey" FOREIGN KEY ("code") REFERENCES "public"."Note" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_code_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_code_fkey";
DROP INDEX "public"."by_code_new";
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_code_fkey" FOREIGN KEY ("code") REFERENCES "public"."Note" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_code_fkey";
COMMIT;
