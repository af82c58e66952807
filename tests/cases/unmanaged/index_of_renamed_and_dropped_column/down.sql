-- ===== 3_contract =====

-- lockstep rollback: index_of_renamed_and_dropped_column, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 0ed733b74ca38a4b4caab2982a832da9f9ab47b8b948a3884daa8f53c582d17f
-- schema before  9792001d129a5bb62b48baa07a1d5ea04c0d47c60a70e41f947f94abd99be93a
-- schema after   20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
ALTER TABLE "public"."T" ADD COLUMN "c" integer;
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'c', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'd'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'c', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'd' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
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
        UPDATE "public"."T" SET "c" = "d"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("c"), ROW("d")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("c"), ROW("d")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("c"), ROW("d"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."c" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
DECLARE
  wanted text;
BEGIN
  IF pg_catalog.to_regclass('"public"."half"') IS NOT NULL THEN
    CREATE TABLE "pg_temp"."lockstep_twin" (LIKE "public"."T") ON COMMIT DROP;
    CREATE INDEX "lockstep_twin_index" ON "pg_temp"."lockstep_twin" ("c", "b") WHERE ((b > 0));
  END IF;
  SET LOCAL search_path = pg_catalog, pg_temp;
  wanted := substring(pg_catalog.pg_get_indexdef(pg_catalog.to_regclass('pg_temp.lockstep_twin_index')) FROM ' USING .*');
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."half"') AND (
       i.indrelid = '"public"."T"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = wanted
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."half"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."half"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."half";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "half" ON "public"."T" ("c", "b") WHERE ((b > 0));
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."half"') AND i.indisvalid
       AND i.indrelid = '"public"."T"'::pg_catalog.regclass AND NOT i.indisunique
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."half"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("c");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: index_of_renamed_and_dropped_column, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 24ed268a05029af1897bd220da934db80deba0c7f96af684d8db2510c5025fcf
-- schema before  20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e
-- schema after   20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: index_of_renamed_and_dropped_column, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 431124435de220c4584c58b35168dbdddfb5705b070bdb26a7409ef2d3fd7026
-- schema before  20ae75d4ddbc1fb5bd5307578704e36d677a90494ed4fd86e559c8dc4de34e1e
-- schema after   cccd46a9c284311e94cfd8ff23dddb7cc49fa7a37e3f079fb17c1d648e3e3b7c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "T_d_sync" ON "public"."T";
DROP FUNCTION "public"."T_d_sync"();
ALTER TABLE "public"."T" DROP COLUMN "d";
COMMIT;
