-- ===== 1_expand =====

-- lockstep migration: over, expand (1 of 2)
--
--   create column public.User.slug
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  f082be45873a8317744f84dc65728fee45f893c1fb61ac454ed620e972807bb2
-- schema after   43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "slug" text;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: over, backfill (2 of 2)
--
--   create column public.User.slug
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823
-- schema after   43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823

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
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."User" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."User" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" SET "slug" = lower("fullName")
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("slug" IS NULL AND (lower("fullName")) IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "slug" IS NULL AND (lower("fullName")) IS NOT NULL);
  END LOOP;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("slug");
COMMIT;
