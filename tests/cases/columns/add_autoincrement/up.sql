-- ===== 1_expand =====

-- lockstep migration: add_autoincrement, expand (1 of 3)
--
--   create column public.User.number
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  1b37aa73b536ad1aec5a16c97499dd06175cc33b471af93842f5072860baa9dc
-- schema after   7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "number" integer;
CREATE SEQUENCE "public"."User_number_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."User"'::regclass AND s.oid = '"public"."User_number_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."User_number_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."User_number_seq" OWNED BY "public"."User"."number";
ALTER TABLE "public"."User" ALTER COLUMN "number" SET DEFAULT nextval('"public"."User_number_seq"'::regclass);
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: add_autoincrement, backfill (2 of 3)
--
--   create column public.User.number
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725
-- schema after   7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."User"."email"%TYPE;
  lockstep_hi_0 "public"."User"."email"%TYPE;
  lockstep_last_0 "public"."User"."email"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "email" INTO lockstep_last_0 FROM "public"."User" ORDER BY "email" DESC LIMIT 1;
    SELECT "email" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "email" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "email" INTO lockstep_hi_0 FROM (SELECT "email" FROM "public"."User" WHERE ("email") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("email") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "email" LIMIT 1000) AS batch ORDER BY "email" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" SET "number" = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('"public"."User"', 'number'))
          WHERE ("email") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("email") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("number" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "number" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."User" WHERE "number" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."User"."number" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("number");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: add_autoincrement, contract (3 of 3)
--
--   create column public.User.number
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7ef43e46d5aaa096859bcf378da407cbc0e44701f93da603422f8bd6da71e725
-- schema after   8282c5f401ecb1221b91422f6e7e8f05aa31cfe578365d640a49e6688fb1fccc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD CONSTRAINT "User_number_not_null_check" CHECK ("number" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_number_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_number_not_null_check";
COMMIT;
