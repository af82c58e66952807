-- ===== 3_contract =====

-- lockstep rollback: type_change_to_another_ground, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 0f8981c33deac752108c7107a8801539ee388d68c01df5e049b03cc3a8d7f894
-- schema before  bb8f3aaf6b43647d9afc03e5b363e5dbcae787d3dfc797993aa34133fa032985
-- schema after   303819bbdd3295b72067b645339821693669e380aa630db03cdcba2416820aca

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" DROP CONSTRAINT "note_parent";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."note_code"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Note"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."note_code"', '"public"."Note"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."note_code";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
CREATE TYPE "public"."Code" AS ENUM ('draft');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Note" ALTER COLUMN "code" TYPE "public"."Code" USING ("code"::text::"public"."Code");
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Note_pkey_new"') AND (
       i.indrelid = '"public"."Note"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Note_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Note_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Note_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Note_pkey_new" ON "public"."Note" ("code");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Note_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Note"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Note_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_pkey";
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_pkey" PRIMARY KEY USING INDEX "Note_pkey_new";
ALTER TABLE "public"."Note" ALTER COLUMN "title" DROP NOT NULL;
ALTER TABLE "public"."Note" ADD CONSTRAINT "note_parent" FOREIGN KEY ("code") REFERENCES "public"."Note" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "note_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Note" ("code");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: type_change_to_another_ground, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2075 and last 1429 bytes, sha256 ac97f4ee771a501ffd0abe5889efe8c9d59b7d7b85a083849fb7ced42985b1ac
-- schema before  303819bbdd3295b72067b645339821693669e380aa630db03cdcba2416820aca
-- schema after   303819bbdd3295b72067b645339821693669e380aa630db03cdcba2416820aca

-- Intentionally without statements: nothing that this phase did needs undoing.
