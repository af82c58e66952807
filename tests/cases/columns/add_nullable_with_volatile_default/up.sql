-- ===== 1_expand =====

-- lockstep migration: add_nullable_with_volatile_default, expand (1 of 2)
--
--   create column public.User.token
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "token" uuid;
ALTER TABLE "public"."User" ALTER COLUMN "token" SET DEFAULT gen_random_uuid();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: add_nullable_with_volatile_default, backfill (2 of 2)
--
--   create column public.User.token
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216
-- schema after   856ee55940d3d805a8343b562fd1201bb5a5f57ff067c5e53b580acf5fd20216

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
        UPDATE "public"."User" SET "token" = gen_random_uuid()
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("token" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "token" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."User" WHERE "token" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."User"."token" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("token");
COMMIT;
