-- lockstep migration: column_direct
--
--   drop column public.User.email
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- archive      the values of public.User.email in lockstep_archive_User_email_b8c5b580; they take space until lockstep db purge
-- application  the old version must be gone, the new one starts afterwards
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_User_email_b8c5b580"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_User_email_b8c5b580 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_User_email_b8c5b580";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_User_email_b8c5b580', json_build_object(
    'archive', 'column', 'of', '"public"."User"."email"', 'migration', 'column_direct', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_User_email_b8c5b580"."User" (
  "id" integer NOT NULL,
  "email" text,
  PRIMARY KEY ("id")
);
CREATE FUNCTION "lockstep_archive_User_email_b8c5b580"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."email"), ROW(OLD."email")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_User_email_b8c5b580"."User" VALUES (OLD."id", NULL) ON CONFLICT ("id") DO UPDATE SET "email" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_User_email_b8c5b580"."User" VALUES (NEW."id", NEW."email") ON CONFLICT ("id") DO UPDATE SET "email" = EXCLUDED."email";
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
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."User"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_User_email_b8c5b580"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_User_email_b8c5b580'
      UNION ALL SELECT 'TABLE "lockstep_archive_User_email_b8c5b580"."User"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_User_email_b8c5b580"."User"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_User_email_b8c5b580"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_User_email_b8c5b580"."lockstep_follow"()'::pg_catalog.regprocedure
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
CREATE TRIGGER "lockstep_archive_User_email_b8c5b580" AFTER INSERT OR UPDATE OR DELETE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_User_email_b8c5b580"."lockstep_follow"();
ALTER TABLE "public"."User" ENABLE ALWAYS TRIGGER "lockstep_archive_User_email_b8c5b580";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."User"."id"%TYPE;
  lockstep_hi_0 "public"."User"."id"%TYPE;
  lockstep_last_0 "public"."User"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id" INTO lockstep_last_0 FROM "public"."User" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."User" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_User_email_b8c5b580"."User" ("id", "email")
          SELECT source."id", source."email" FROM "public"."User" AS source
           WHERE (source."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (source."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND source."email" IS NOT NULL
          ON CONFLICT ("id") DO NOTHING;
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
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H209 drops a column whose values are copied into an archive: lockstep_archive_User_email_b8c5b580
DROP TRIGGER "lockstep_archive_User_email_b8c5b580" ON "public"."User";
DROP FUNCTION "lockstep_archive_User_email_b8c5b580"."lockstep_follow"();
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
