-- ===== 1_expand =====

-- lockstep migration: trigger_fires_while_rows_are_filled, expand (1 of 3)
--
--   alter enum public.kind: values
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  be9bb47858199ef116cd1c84ac36a75bde7ecfd0de0117b82aebcffe9cf7c2f4
-- schema after   b174bd7ac094a69dcedac4047c2c8b0d6578a77515bc0562b1acd2dac5c711aa

BEGIN;
ALTER TYPE "public"."kind" ADD VALUE IF NOT EXISTS 'page' AFTER 'link';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- Refuses to go on when something that is not known here uses the type.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_attribute a ON a.attrelid = coalesce(f.adrelid, d.objid)
     AND a.attnum = coalesce(f.adnum, d.objsubid)
     AND d.classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass)
   WHERE t.oid = '"public"."kind"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."item"'::regclass::oid, 'kind'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."kind": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE TYPE "public"."kind_new" AS ENUM ('note', 'link', 'page');
ALTER TABLE "public"."item" ADD COLUMN "kind_new" "public"."kind_new";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'kind_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."item"'::regclass AND a.attname = 'kind'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'kind_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."item"'::regclass AND a.attname = 'kind' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."item"'::regclass AND a.attname = 'kind'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."item"."kind": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."item_kind_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."kind_new" := NEW."kind"::text::"public"."kind_new";
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."kind_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "item_kind_new_follows" BEFORE INSERT OR UPDATE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "public"."item_kind_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: trigger_fires_while_rows_are_filled, backfill (2 of 3)
--
--   alter enum public.kind: values
--
-- data loss    LOW: triggers run for all rows that are filled in public.item
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  b174bd7ac094a69dcedac4047c2c8b0d6578a77515bc0562b1acd2dac5c711aa
-- schema after   b174bd7ac094a69dcedac4047c2c8b0d6578a77515bc0562b1acd2dac5c711aa

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H210 runs the table's own triggers for every row that it writes
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."item" SET "kind_new" = "kind"::text::"public"."kind_new"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("kind_new" IS NOT DISTINCT FROM NULL AND "kind" IS DISTINCT FROM NULL AND "kind" NOT IN ('file'));
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) = (lockstep_lo_0) OR (lockstep_hi_0) = (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."item" WHERE "kind_new" IS NOT DISTINCT FROM NULL AND "kind" IS DISTINCT FROM NULL AND "kind" NOT IN ('file'));
  END LOOP;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("kind_new");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: trigger_fires_while_rows_are_filled, contract (3 of 3)
--
--   alter enum public.kind: values
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b174bd7ac094a69dcedac4047c2c8b0d6578a77515bc0562b1acd2dac5c711aa
-- schema after   be7487fadd6bce598d204cec6a47aec6d37f757b7e1a9e6c2a134315124f48f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."item_kind_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."kind_new" := NEW."kind"::text::"public"."kind_new";
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."item" WHERE "kind" IS DISTINCT FROM NULL AND "kind_new" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."kind" has values that "kind_new" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."item" ADD CONSTRAINT "item_kind_new_not_null" CHECK ("kind_new" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "item_kind_new_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "kind_new" SET NOT NULL;
ALTER TABLE "public"."item" DROP CONSTRAINT "item_kind_new_not_null";
-- H203 removes an enum value
LOCK TABLE "public"."item" IN ACCESS EXCLUSIVE MODE;
-- Refuses to go on when something that is not known here uses the type.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_attribute a ON a.attrelid = coalesce(f.adrelid, d.objid)
     AND a.attnum = coalesce(f.adnum, d.objsubid)
     AND d.classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass)
   WHERE t.oid = '"public"."kind"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."item"'::regclass::oid, 'kind'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."kind": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."kind" RENAME TO "kind_old";
ALTER TYPE "public"."kind_new" RENAME TO "kind";
DROP TRIGGER "item_kind_new_follows" ON "public"."item";
DROP FUNCTION "public"."item_kind_new_follows"();
ALTER TABLE "public"."item" RENAME COLUMN "kind" TO "kind_old";
ALTER TABLE "public"."item" RENAME COLUMN "kind_new" TO "kind";
CREATE OR REPLACE FUNCTION "public"."item_kind_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."kind_old" := NEW."kind"::text::"public"."kind_old";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "item_kind_old_follows" BEFORE INSERT OR UPDATE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "public"."item_kind_old_follows"();
DROP TRIGGER "item_kind_old_follows" ON "public"."item";
DROP FUNCTION "public"."item_kind_old_follows"();
ALTER TABLE "public"."item" DROP COLUMN "kind_old";
DROP TYPE "public"."kind_old";
COMMIT;
