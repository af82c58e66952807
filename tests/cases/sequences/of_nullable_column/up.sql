-- ===== 1_expand =====

-- lockstep migration: of_nullable_column, expand (1 of 2)
--
--   create table public.prizes
--   create column public.projects.award
--
-- data loss    NONE
-- blocking     BRIEF: public.projects ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: rows written to the new table are lost; values written to the new column are lost
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  0d866bcb24af891f5107b7e660e6b09a1a880423eb096d6d143155faefcd6f8e
-- schema after   ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE SEQUENCE public.prizes_place_seq AS bigint;
CREATE TABLE "public"."prizes" (
  "id" integer NOT NULL,
  "place" bigint DEFAULT nextval('public.prizes_place_seq'::regclass),
  CONSTRAINT "prizes_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE public.prizes_place_seq OWNED BY "public"."prizes"."place";
ALTER TABLE "public"."projects" ADD COLUMN "award" integer;
CREATE SEQUENCE public.projects_award_seq AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."projects"'::regclass AND s.oid = 'public.projects_award_seq'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', 'public.projects_award_seq', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE public.projects_award_seq OWNED BY "public"."projects"."award";
ALTER TABLE "public"."projects" ALTER COLUMN "award" SET DEFAULT nextval('public.projects_award_seq'::regclass);
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: of_nullable_column, backfill (2 of 2)
--
--   create column public.projects.award
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975
-- schema after   ac82d8c9268571c4758076127f6660d88e984172eb208a1fc670af09ef3a9975

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."projects"."id"%TYPE;
  lockstep_hi_0 "public"."projects"."id"%TYPE;
  lockstep_last_0 "public"."projects"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."projects" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."projects" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."projects" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."projects" SET "award" = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('"public"."projects"', 'award'))
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("award" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."projects" WHERE "award" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."projects" WHERE "award" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."projects"."award" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."projects" ("award");
COMMIT;
