-- ===== 1_expand =====

-- lockstep migration: partial_beside_renamed_column, expand (1 of 3)
--
--   rename column public.Item.code to sku
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  a873c44fb72a00612b9db10777006243acb5ec31a49b3dcfda352b073d60a600
-- schema after   24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "sku" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'sku', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'code'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'sku', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'code' AND said IS NOT NULL
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
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."Item"'::regclass AND a.attname = 'code'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY['Item_code_idx']::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."Item"."code": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_sku_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."sku" IS NOT NULL THEN NEW."code" := NEW."sku"; ELSE NEW."sku" := NEW."code"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."sku"), ROW(OLD."sku")) THEN
    NEW."code" := NEW."sku";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."code"), ROW(OLD."code")) OR NEW."sku" IS NULL THEN
    NEW."sku" := NEW."code";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_sku_sync" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_sku_sync"();
ALTER TABLE "public"."Item" ADD COLUMN "note" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'note', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'two words'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'note', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'two words' AND said IS NOT NULL
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
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."Item"'::regclass AND a.attname = 'two words'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY['Item_code_idx']::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."Item"."two words": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_note_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."note" IS NOT NULL THEN NEW."two words" := NEW."note"; ELSE NEW."note" := NEW."two words"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."note"), ROW(OLD."note")) THEN
    NEW."two words" := NEW."note";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."two words"), ROW(OLD."two words")) OR NEW."note" IS NULL THEN
    NEW."note" := NEW."two words";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_note_sync" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_note_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_code_idx";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 2_backfill =====

-- lockstep migration: partial_beside_renamed_column, backfill (2 of 3)
--
--   rename column public.Item.code to sku
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488
-- schema after   24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."id"%TYPE;
  lockstep_hi_0 "public"."Item"."id"%TYPE;
  lockstep_last_0 "public"."Item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "sku" = "code"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("sku"), ROW("code")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("sku"), ROW("code")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("sku"), ROW("code"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."sku" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."id"%TYPE;
  lockstep_hi_0 "public"."Item"."id"%TYPE;
  lockstep_last_0 "public"."Item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "note" = "two words"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("note"), ROW("two words")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("note"), ROW("two words")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("note"), ROW("two words"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."note" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("sku", "note");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: partial_beside_renamed_column, contract (3 of 3)
--
--   rename column public.Item.code to sku
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488
-- schema after   b178101e8c5c65f74d85dc63e5c743d096c3c588d0225bc17f1d2621870391cd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_sku_not_null" CHECK ("sku" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_code_idx_new";
CREATE INDEX CONCURRENTLY "Item_code_idx_new" ON "public"."Item" ("sku") INCLUDE ("note") WHERE (((sku <> 'code'::text) AND (note IS NULL)));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Item_code_idx_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_code_idx_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
ALTER INDEX "public"."Item_code_idx_new" RENAME TO "Item_code_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_sku_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "sku" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_sku_not_null";
DROP TRIGGER "Item_note_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_note_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "two words";
DROP TRIGGER "Item_sku_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_sku_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "code";
COMMIT;
