-- ===== 3_contract =====

-- lockstep migration: column_becomes_generated, contract (1 of 1)
--
--   alter column public.item.shown: generated
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (rewrite)
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- archive      the values of public.item.shown in lockstep_archive_item_shown_f6e0a905; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  9bc10370aec692992d52f8b27c9ef4811b2ac373a1bcc5c1813e711075dcd648
-- schema after   c562413b0bc0ef43e57325600435b92a004bc510f42dc153666bc5076e352027

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF to_regnamespace('"lockstep_archive_item_shown_f6e0a905"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_item_shown_f6e0a905 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_item_shown_f6e0a905";
DO $lockstep$
BEGIN
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_item_shown_f6e0a905', json_build_object(
    'archive', 'column', 'of', '"public"."item"."shown"', 'migration', 'column_becomes_generated', 'since', clock_timestamp()));
END
$lockstep$;
CREATE TABLE "lockstep_archive_item_shown_f6e0a905"."item" (
  "id" integer NOT NULL,
  "shown" text,
  PRIMARY KEY ("id")
);
CREATE FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."shown"), ROW(OLD."shown")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" VALUES (OLD."id", NULL) ON CONFLICT ("id") DO UPDATE SET "shown" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" VALUES (NEW."id", NEW."shown") ON CONFLICT ("id") DO UPDATE SET "shown" = EXCLUDED."shown";
  END IF;
  RETURN NULL;
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_item_shown_f6e0a905" AFTER INSERT OR UPDATE OR DELETE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"();
ALTER TABLE "public"."item" ENABLE ALWAYS TRIGGER "lockstep_archive_item_shown_f6e0a905";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        SET LOCAL row_security = off;
        INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" ("id", "shown")
          SELECT source."id", source."shown" FROM "public"."item" AS source
           WHERE (source."id") >= (lockstep_lo_0) AND (source."id") <= (lockstep_hi_0) AND source."shown" IS NOT NULL
          ON CONFLICT ("id") DO NOTHING;
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
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H209 drops a column whose values are copied into an archive: lockstep_archive_item_shown_f6e0a905
DROP TRIGGER "lockstep_archive_item_shown_f6e0a905" ON "public"."item";
DROP FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"();
ALTER TABLE "public"."item" DROP COLUMN "shown";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."item" ADD COLUMN "shown" text GENERATED ALWAYS AS (upper(name)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("shown");
COMMIT;
