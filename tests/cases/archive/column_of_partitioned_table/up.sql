-- ===== 3_contract =====

-- lockstep migration: column_of_partitioned_table, contract (1 of 1)
--
--   drop column public.m.note
--
-- data loss    NONE
-- blocking     BRIEF: public.m ACCESS EXCLUSIVE
-- reversible   WINDOW: the values are restored from the archive until it is purged; rows written since have none
-- archive      the values of public.m.note in lockstep_archive_m_note_3f4390c1; they take space until lockstep db purge
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  d6f471938eeb2a384b68c5f816c2040e791044c2de2c3737440c50604c51269a
-- schema after   a3b6eb23c5965da23f3a9379a8d530ba1a76ced99c5c0e05ca864aa1e197feb1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_m_note_3f4390c1"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_m_note_3f4390c1 already exists',
      HINT = 'it belongs to an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_m_note_3f4390c1";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_m_note_3f4390c1', json_build_object(
    'archive', 'column', 'of', '"public"."m"."note"', 'migration', 'column_of_partitioned_table', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_m_note_3f4390c1"."m" (
  "id" integer NOT NULL,
  "at" date NOT NULL,
  "note" text,
  PRIMARY KEY ("id", "at")
);
CREATE FUNCTION "lockstep_archive_m_note_3f4390c1"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."note"), ROW(OLD."note")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id")) OR pg_catalog.record_image_ne(ROW(NEW."at"), ROW(OLD."at"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_m_note_3f4390c1"."m" VALUES (OLD."id", OLD."at", NULL) ON CONFLICT ("id", "at") DO UPDATE SET "note" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_m_note_3f4390c1"."m" VALUES (NEW."id", NEW."at", NEW."note") ON CONFLICT ("id", "at") DO UPDATE SET "note" = EXCLUDED."note";
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
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."m"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_m_note_3f4390c1"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_m_note_3f4390c1'
      UNION ALL SELECT 'TABLE "lockstep_archive_m_note_3f4390c1"."m"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_m_note_3f4390c1"."m"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_m_note_3f4390c1"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_m_note_3f4390c1"."lockstep_follow"()'::pg_catalog.regprocedure
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
CREATE TRIGGER "lockstep_archive_m_note_3f4390c1" AFTER INSERT OR UPDATE OR DELETE ON "public"."m" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_m_note_3f4390c1"."lockstep_follow"();
ALTER TABLE "public"."m" ENABLE ALWAYS TRIGGER "lockstep_archive_m_note_3f4390c1";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."m"."id"%TYPE;
  lockstep_hi_0 "public"."m"."id"%TYPE;
  lockstep_last_0 "public"."m"."id"%TYPE;
  lockstep_lo_1 "public"."m"."at"%TYPE;
  lockstep_hi_1 "public"."m"."at"%TYPE;
  lockstep_last_1 "public"."m"."at"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id", "at" INTO lockstep_last_0, lockstep_last_1 FROM "public"."m" ORDER BY "id" DESC, "at" DESC LIMIT 1;
  SELECT "id", "at" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."m" ORDER BY "id", "at" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id", "at" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "id", "at" FROM "public"."m" WHERE ("id", "at") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("id", "at") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "id", "at" LIMIT 1000) AS batch ORDER BY "id" DESC, "at" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_m_note_3f4390c1"."m" ("id", "at", "note")
          SELECT source."id", source."at", source."note" FROM "public"."m" AS source
           WHERE (source."id", source."at") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (source."id", source."at") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND source."note" IS NOT NULL
          ON CONFLICT ("id", "at") DO NOTHING;
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
-- H209 drops a column whose values are copied into an archive: lockstep_archive_m_note_3f4390c1
DROP TRIGGER "lockstep_archive_m_note_3f4390c1" ON "public"."m";
DROP FUNCTION "lockstep_archive_m_note_3f4390c1"."lockstep_follow"();
ALTER TABLE "public"."m" DROP COLUMN "note";
COMMIT;
