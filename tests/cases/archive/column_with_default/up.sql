-- ===== 3_contract =====

-- lockstep migration: column_with_default, contract (1 of 1)
--
--   drop enum public.Status
--   drop column public.Task.status
--   drop column public.Task.tags
--   drop column public.Task.made
--   drop column public.Task.place
--   drop index public.Task.Task_status_idx
--
-- data loss    NONE
-- blocking     BRIEF: public.Task ACCESS EXCLUSIVE
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- archive      the values of public.Task.status in lockstep_archive_Task_status_6aa32881; they take space until lockstep db purge
-- archive      the values of public.Task.tags in lockstep_archive_Task_tags_04fdd28a; they take space until lockstep db purge
-- archive      the values of public.Task.made in lockstep_archive_Task_made_1a042c7a; they take space until lockstep db purge
-- archive      the values of public.Task.place in lockstep_archive_Task_place_88027446; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  3be964bf69fab81193315fd3caceb1e3c6d7ccecd53a09ef8e551a05a404db47
-- schema after   478f1a77c0da0909d204388f055fd2b794e9fdb7494691cbe9e73d2836cafb8f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_Task_status_6aa32881"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Task_status_6aa32881 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Task_status_6aa32881";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Task_status_6aa32881', json_build_object(
    'archive', 'column', 'of', '"public"."Task"."status"', 'migration', 'column_with_default', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_Task_status_6aa32881"."Task" (
  "tenant" integer NOT NULL,
  "number" integer NOT NULL,
  "status" text,
  PRIMARY KEY ("tenant", "number")
);
CREATE FUNCTION "lockstep_archive_Task_status_6aa32881"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."status"), ROW(OLD."status")) OR pg_catalog.record_image_ne(ROW(NEW."tenant"), ROW(OLD."tenant")) OR pg_catalog.record_image_ne(ROW(NEW."number"), ROW(OLD."number"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_Task_status_6aa32881"."Task" VALUES (OLD."tenant", OLD."number", NULL) ON CONFLICT ("tenant", "number") DO UPDATE SET "status" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_Task_status_6aa32881"."Task" VALUES (NEW."tenant", NEW."number", NEW."status"::text) ON CONFLICT ("tenant", "number") DO UPDATE SET "status" = EXCLUDED."status";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."Task"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_Task_status_6aa32881"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_Task_status_6aa32881'
      UNION ALL SELECT 'TABLE "lockstep_archive_Task_status_6aa32881"."Task"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_Task_status_6aa32881"."Task"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_Task_status_6aa32881"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_Task_status_6aa32881"."lockstep_follow"()'::pg_catalog.regprocedure
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_Task_status_6aa32881" AFTER INSERT OR UPDATE OR DELETE ON "public"."Task" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_Task_status_6aa32881"."lockstep_follow"();
ALTER TABLE "public"."Task" ENABLE ALWAYS TRIGGER "lockstep_archive_Task_status_6aa32881";
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_Task_tags_04fdd28a"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Task_tags_04fdd28a is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Task_tags_04fdd28a";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Task_tags_04fdd28a', json_build_object(
    'archive', 'column', 'of', '"public"."Task"."tags"', 'migration', 'column_with_default', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_Task_tags_04fdd28a"."Task" (
  "tenant" integer NOT NULL,
  "number" integer NOT NULL,
  "tags" text,
  PRIMARY KEY ("tenant", "number")
);
CREATE FUNCTION "lockstep_archive_Task_tags_04fdd28a"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."tags"), ROW(OLD."tags")) OR pg_catalog.record_image_ne(ROW(NEW."tenant"), ROW(OLD."tenant")) OR pg_catalog.record_image_ne(ROW(NEW."number"), ROW(OLD."number"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_Task_tags_04fdd28a"."Task" VALUES (OLD."tenant", OLD."number", NULL) ON CONFLICT ("tenant", "number") DO UPDATE SET "tags" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_Task_tags_04fdd28a"."Task" VALUES (NEW."tenant", NEW."number", NEW."tags"::text) ON CONFLICT ("tenant", "number") DO UPDATE SET "tags" = EXCLUDED."tags";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."Task"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_Task_tags_04fdd28a"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_Task_tags_04fdd28a'
      UNION ALL SELECT 'TABLE "lockstep_archive_Task_tags_04fdd28a"."Task"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_Task_tags_04fdd28a"."Task"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_Task_tags_04fdd28a"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_Task_tags_04fdd28a"."lockstep_follow"()'::pg_catalog.regprocedure
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_Task_tags_04fdd28a" AFTER INSERT OR UPDATE OR DELETE ON "public"."Task" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_Task_tags_04fdd28a"."lockstep_follow"();
ALTER TABLE "public"."Task" ENABLE ALWAYS TRIGGER "lockstep_archive_Task_tags_04fdd28a";
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_Task_made_1a042c7a"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Task_made_1a042c7a is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Task_made_1a042c7a";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Task_made_1a042c7a', json_build_object(
    'archive', 'column', 'of', '"public"."Task"."made"', 'migration', 'column_with_default', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_Task_made_1a042c7a"."Task" (
  "tenant" integer NOT NULL,
  "number" integer NOT NULL,
  "made" timestamp(3),
  PRIMARY KEY ("tenant", "number")
);
CREATE FUNCTION "lockstep_archive_Task_made_1a042c7a"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."made"), ROW(OLD."made")) OR pg_catalog.record_image_ne(ROW(NEW."tenant"), ROW(OLD."tenant")) OR pg_catalog.record_image_ne(ROW(NEW."number"), ROW(OLD."number"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_Task_made_1a042c7a"."Task" VALUES (OLD."tenant", OLD."number", NULL) ON CONFLICT ("tenant", "number") DO UPDATE SET "made" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_Task_made_1a042c7a"."Task" VALUES (NEW."tenant", NEW."number", NEW."made") ON CONFLICT ("tenant", "number") DO UPDATE SET "made" = EXCLUDED."made";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."Task"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_Task_made_1a042c7a"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_Task_made_1a042c7a'
      UNION ALL SELECT 'TABLE "lockstep_archive_Task_made_1a042c7a"."Task"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_Task_made_1a042c7a"."Task"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_Task_made_1a042c7a"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_Task_made_1a042c7a"."lockstep_follow"()'::pg_catalog.regprocedure
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_Task_made_1a042c7a" AFTER INSERT OR UPDATE OR DELETE ON "public"."Task" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_Task_made_1a042c7a"."lockstep_follow"();
ALTER TABLE "public"."Task" ENABLE ALWAYS TRIGGER "lockstep_archive_Task_made_1a042c7a";
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_Task_place_88027446"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Task_place_88027446 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Task_place_88027446";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Task_place_88027446', json_build_object(
    'archive', 'column', 'of', '"public"."Task"."place"', 'migration', 'column_with_default', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_Task_place_88027446"."Task" (
  "tenant" integer NOT NULL,
  "number" integer NOT NULL,
  "place" integer,
  PRIMARY KEY ("tenant", "number")
);
CREATE FUNCTION "lockstep_archive_Task_place_88027446"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."place"), ROW(OLD."place")) OR pg_catalog.record_image_ne(ROW(NEW."tenant"), ROW(OLD."tenant")) OR pg_catalog.record_image_ne(ROW(NEW."number"), ROW(OLD."number"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_Task_place_88027446"."Task" VALUES (OLD."tenant", OLD."number", NULL) ON CONFLICT ("tenant", "number") DO UPDATE SET "place" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_Task_place_88027446"."Task" VALUES (NEW."tenant", NEW."number", NEW."place") ON CONFLICT ("tenant", "number") DO UPDATE SET "place" = EXCLUDED."place";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."Task"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_Task_place_88027446"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_Task_place_88027446'
      UNION ALL SELECT 'TABLE "lockstep_archive_Task_place_88027446"."Task"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_Task_place_88027446"."Task"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_Task_place_88027446"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_Task_place_88027446"."lockstep_follow"()'::pg_catalog.regprocedure
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_Task_place_88027446" AFTER INSERT OR UPDATE OR DELETE ON "public"."Task" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_Task_place_88027446"."lockstep_follow"();
ALTER TABLE "public"."Task" ENABLE ALWAYS TRIGGER "lockstep_archive_Task_place_88027446";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Task_status_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Task"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Task_status_idx"', '"public"."Task"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Task_status_idx";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_Task_status_6aa32881"."Task" ("tenant", "number", "status")
          SELECT source."tenant", source."number", source."status"::text FROM "public"."Task" AS source
           WHERE (source."tenant", source."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (source."tenant", source."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND source."status" IS DISTINCT FROM NULL
          ON CONFLICT ("tenant", "number") DO NOTHING;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_lo_0, lockstep_lo_1) OR (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_last_0, lockstep_last_1);
        lockstep_lo_0 := lockstep_hi_0;
        lockstep_lo_1 := lockstep_hi_1;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
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
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_Task_tags_04fdd28a"."Task" ("tenant", "number", "tags")
          SELECT source."tenant", source."number", source."tags"::text FROM "public"."Task" AS source
           WHERE (source."tenant", source."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (source."tenant", source."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND source."tags" IS NOT NULL
          ON CONFLICT ("tenant", "number") DO NOTHING;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_lo_0, lockstep_lo_1) OR (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_last_0, lockstep_last_1);
        lockstep_lo_0 := lockstep_hi_0;
        lockstep_lo_1 := lockstep_hi_1;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
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
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_Task_made_1a042c7a"."Task" ("tenant", "number", "made")
          SELECT source."tenant", source."number", source."made" FROM "public"."Task" AS source
           WHERE (source."tenant", source."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (source."tenant", source."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND source."made" IS NOT NULL
          ON CONFLICT ("tenant", "number") DO NOTHING;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_lo_0, lockstep_lo_1) OR (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_last_0, lockstep_last_1);
        lockstep_lo_0 := lockstep_hi_0;
        lockstep_lo_1 := lockstep_hi_1;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
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
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_Task_place_88027446"."Task" ("tenant", "number", "place")
          SELECT source."tenant", source."number", source."place" FROM "public"."Task" AS source
           WHERE (source."tenant", source."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (source."tenant", source."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND source."place" IS NOT NULL
          ON CONFLICT ("tenant", "number") DO NOTHING;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_lo_0, lockstep_lo_1) OR (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_last_0, lockstep_last_1);
        lockstep_lo_0 := lockstep_hi_0;
        lockstep_lo_1 := lockstep_hi_1;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H209 drops a column whose values are copied into an archive: lockstep_archive_Task_status_6aa32881
DROP TRIGGER "lockstep_archive_Task_status_6aa32881" ON "public"."Task";
DROP FUNCTION "lockstep_archive_Task_status_6aa32881"."lockstep_follow"();
ALTER TABLE "public"."Task" DROP COLUMN "status";
-- H209 drops a column whose values are copied into an archive: lockstep_archive_Task_tags_04fdd28a
DROP TRIGGER "lockstep_archive_Task_tags_04fdd28a" ON "public"."Task";
DROP FUNCTION "lockstep_archive_Task_tags_04fdd28a"."lockstep_follow"();
ALTER TABLE "public"."Task" DROP COLUMN "tags";
-- H209 drops a column whose values are copied into an archive: lockstep_archive_Task_made_1a042c7a
DROP TRIGGER "lockstep_archive_Task_made_1a042c7a" ON "public"."Task";
DROP FUNCTION "lockstep_archive_Task_made_1a042c7a"."lockstep_follow"();
ALTER TABLE "public"."Task" DROP COLUMN "made";
-- H209 drops a column whose values are copied into an archive: lockstep_archive_Task_place_88027446
DROP TRIGGER "lockstep_archive_Task_place_88027446" ON "public"."Task";
DROP FUNCTION "lockstep_archive_Task_place_88027446"."lockstep_follow"();
ALTER TABLE "public"."Task" DROP COLUMN "place";
DROP TYPE "public"."Status";
COMMIT;
