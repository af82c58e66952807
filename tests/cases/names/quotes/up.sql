-- ===== 1_expand =====

-- lockstep migration: quotes, expand (1 of 3)
--
--   rename column public.a "quoted" 'name'.it's "old" to it's "new"
--
-- data loss    NONE
-- blocking     BRIEF: public."a \"quoted\" 'name'" ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  c458bb9824c3da3b7f9a518555def6c04b25195aafb954c75a69a72b77bcab45
-- schema after   3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a ""quoted"" 'name'" ADD COLUMN "it's ""new""" text;
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'it''s "new"', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."a ""quoted"" ''name''"'::regclass AND a.attname = 'it''s "old"'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'it''s "new"', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."a ""quoted"" ''name''"'::regclass AND a.attname = 'it''s "old"' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Fails when objects that are unknown to this migration depend on the column.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."a ""quoted"" ''name''"'::regclass AND a.attname = 'it''s "old"'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration depend on "public"."a ""quoted"" ''name''"."it''s ""old""": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."it's ""new""" IS NOT NULL THEN NEW."it's ""old""" := NEW."it's ""new"""; ELSE NEW."it's ""new""" := NEW."it's ""old"""; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."it's ""new"""), ROW(OLD."it's ""new""")) THEN
    NEW."it's ""old""" := NEW."it's ""new""";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."it's ""old"""), ROW(OLD."it's ""old""")) OR NEW."it's ""new""" IS NULL THEN
    NEW."it's ""new""" := NEW."it's ""old""";
  END IF;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."a ""quoted"" ''name''_it''s ""new""_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."a ""quoted"" ''name''"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "a ""quoted"" 'name'_it's ""new""_sync" BEFORE INSERT OR UPDATE ON "public"."a ""quoted"" 'name'" FOR EACH ROW EXECUTE FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: quotes, backfill (2 of 3)
--
--   rename column public.a "quoted" 'name'.it's "old" to it's "new"
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1
-- schema after   3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_hi_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_last_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a ""quoted"" 'name'" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a ""quoted"" 'name'" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a ""quoted"" 'name'" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a ""quoted"" 'name'" SET "it's ""new""" = "it's ""old"""
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("it's ""new"""), ROW("it's ""old""")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a ""quoted"" 'name'" WHERE pg_catalog.record_image_ne(ROW("it's ""new"""), ROW("it's ""old""")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a ""quoted"" 'name'" WHERE pg_catalog.record_image_ne(ROW("it's ""new"""), ROW("it's ""old"""))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."a ""quoted"" ''name''"."it''s ""new""" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."a ""quoted"" 'name'" ("it's ""new""");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: quotes, contract (3 of 3)
--
--   rename column public.a "quoted" 'name'.it's "old" to it's "new"
--   create index public.a "quoted" 'name'.an "index"
--
-- data loss    NONE
-- blocking     BRIEF: public."a \"quoted\" 'name'" ACCESS EXCLUSIVE
-- reversible   YES
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1
-- schema after   7e3c8b0f940cc4b1ba06c8317a0efadbd43b3039a46111795b28335209891a77

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."an ""index"""') AND (
       i.indrelid = '"public"."a ""quoted"" ''name''"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'it''s "new"')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."an ""index"""'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."an ""index"""') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."an ""index""";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "an ""index""" ON "public"."a ""quoted"" 'name'" ("it's ""new""");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."an ""index"""') AND i.indisvalid
       AND i.indrelid = '"public"."a ""quoted"" ''name''"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'it''s "new"')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."an ""index"""';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "a ""quoted"" 'name'_it's ""new""_sync" ON "public"."a ""quoted"" 'name'";
DROP FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"();
ALTER TABLE "public"."a ""quoted"" 'name'" DROP COLUMN "it's ""old""";
COMMIT;
