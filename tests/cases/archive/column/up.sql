-- ===== 3_contract =====

-- lockstep migration: column, contract (1 of 1)
--
--   drop column public.User.phone
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   WINDOW: the values are restored from the archive until it is purged; rows written since have none
-- archive      the values of public.User.phone in lockstep_archive_User_phone_9a639fe1; they take space until lockstep db purge
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  81563204c4c0c80e4f1f0b537d28835314ca704793af854989373e83dca92885
-- schema after   57b50066f1e9f954d59e86c34ce12f6e1d67122ba912aff944e6957ca019760b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_User_phone_9a639fe1"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_User_phone_9a639fe1 already exists',
      HINT = 'it belongs to an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_User_phone_9a639fe1";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_User_phone_9a639fe1', json_build_object(
    'archive', 'column', 'of', '"public"."User"."phone"', 'migration', 'column', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_User_phone_9a639fe1"."User" (
  "id" integer NOT NULL,
  "phone" text,
  PRIMARY KEY ("id")
);
CREATE FUNCTION "lockstep_archive_User_phone_9a639fe1"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."phone"), ROW(OLD."phone")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_User_phone_9a639fe1"."User" VALUES (OLD."id", NULL) ON CONFLICT ("id") DO UPDATE SET "phone" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_User_phone_9a639fe1"."User" VALUES (NEW."id", NEW."phone") ON CONFLICT ("id") DO UPDATE SET "phone" = EXCLUDED."phone";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- Only its owner may use the archive. That is the owner of the table, where this session may set it.
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
      SELECT 'SCHEMA "lockstep_archive_User_phone_9a639fe1"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_User_phone_9a639fe1'
      UNION ALL SELECT 'TABLE "lockstep_archive_User_phone_9a639fe1"."User"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_User_phone_9a639fe1"."User"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_User_phone_9a639fe1"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_User_phone_9a639fe1"."lockstep_follow"()'::pg_catalog.regprocedure
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
CREATE TRIGGER "lockstep_archive_User_phone_9a639fe1" AFTER INSERT OR UPDATE OR DELETE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_User_phone_9a639fe1"."lockstep_follow"();
ALTER TABLE "public"."User" ENABLE ALWAYS TRIGGER "lockstep_archive_User_phone_9a639fe1";
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
        INSERT INTO "lockstep_archive_User_phone_9a639fe1"."User" ("id", "phone")
          SELECT source."id", source."phone" FROM "public"."User" AS source
           WHERE (source."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (source."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND source."phone" IS NOT NULL
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
-- H209 drops a column whose values are copied into an archive: lockstep_archive_User_phone_9a639fe1
DROP TRIGGER "lockstep_archive_User_phone_9a639fe1" ON "public"."User";
DROP FUNCTION "lockstep_archive_User_phone_9a639fe1"."lockstep_follow"();
ALTER TABLE "public"."User" DROP COLUMN "phone";
COMMIT;
