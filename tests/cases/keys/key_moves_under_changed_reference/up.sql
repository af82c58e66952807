-- ===== 2_backfill =====

-- lockstep migration: key_moves_under_changed_reference, backfill (1 of 2)
--
--   alter column public.node.parent: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."node"."code"%TYPE;
  lockstep_hi_0 "public"."node"."code"%TYPE;
  lockstep_last_0 "public"."node"."code"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."node" WHERE "parent" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."node"."parent", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "code" INTO lockstep_last_0 FROM "public"."node" ORDER BY "code" DESC LIMIT 1;
    SELECT "code" INTO lockstep_lo_0 FROM "public"."node" ORDER BY "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "code" INTO lockstep_hi_0 FROM (SELECT "code" FROM "public"."node" WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "code" LIMIT 1000) AS batch ORDER BY "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."node" SET "parent" = /* lockstep: write the value here */ NULL
          WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("parent" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_lo_0) OR (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."node" WHERE "parent" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."node" WHERE "parent" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."node"."parent" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."node" ("parent");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: key_moves_under_changed_reference, contract (2 of 2)
--
--   alter column public.node.parent: nullable
--   alter primary key public.node.node_pkey: columns
--
-- data loss    NONE
-- blocking     BRIEF: public.node ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b
-- schema after   cc55ee69f4a621c9b22916bc471c5d2c3a6a22590c29c96a2139e7cf8c3d2bfe

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" ADD CONSTRAINT "node_parent_not_null_check" CHECK ("parent" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND (
       i.indrelid = '"public"."node"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'parent')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."node_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."node_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "node_pkey_new" ON "public"."node" ("parent");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."node"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'parent')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."node_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."node" VALIDATE CONSTRAINT "node_parent_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" ALTER COLUMN "parent" SET NOT NULL;
ALTER TABLE "public"."node" DROP CONSTRAINT "node_parent_not_null_check";
-- H402 rows no longer follow those that they refer to
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
ALTER TABLE "public"."node" DROP CONSTRAINT "node_pkey";
ALTER TABLE "public"."node" ADD CONSTRAINT "node_pkey" PRIMARY KEY USING INDEX "node_pkey_new";
ALTER TABLE "public"."node" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parent") REFERENCES "public"."node" ("code") ON DELETE CASCADE ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."node" VALIDATE CONSTRAINT "of_parent";
COMMIT;
