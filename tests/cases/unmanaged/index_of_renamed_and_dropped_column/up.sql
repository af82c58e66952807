-- ===== 1_expand =====

-- lockstep migration: index_of_renamed_and_dropped_column, expand (1 of 3)
--
--   rename column public.T.c to d
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  cccd46a9c284311e94cfd8ff23dddb7cc49fa7a37e3f079fb17c1d648e3e3b7c
-- schema after   20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "d" integer;
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'd', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'c'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'd', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'c' AND said IS NOT NULL
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
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."T"'::regclass AND a.attname = 'c'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY['half']::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration depend on "public"."T"."c": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."T_d_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NOT NULL THEN NEW."c" := NEW."d"; ELSE NEW."d" := NEW."c"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."d"), ROW(OLD."d")) THEN
    NEW."c" := NEW."d";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."c"), ROW(OLD."c")) OR NEW."d" IS NULL THEN
    NEW."d" := NEW."c";
  END IF;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."T_d_sync"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."T_d_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."T"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "T_d_sync" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_d_sync"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: index_of_renamed_and_dropped_column, backfill (2 of 3)
--
--   rename column public.T.c to d
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e
-- schema after   20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "d" = "c"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("d"), ROW("c")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("d"), ROW("c")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("d"), ROW("c"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."d" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("d");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: index_of_renamed_and_dropped_column, contract (3 of 3)
--
--   rename column public.T.c to d
--   drop column public.T.b
--   drop index public.T.half
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values are not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e
-- schema after   9792001d129a5bb62b48baa07a1d5ea04c0d47c60a70e41f947f94abd99be93a

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H205 drops an object that its definition can restore: table public.T
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."half"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."half"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."half";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "T_d_sync" ON "public"."T";
DROP FUNCTION "public"."T_d_sync"();
ALTER TABLE "public"."T" DROP COLUMN "c";
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
