-- lockstep rollback: column_direct
--
-- grade        window
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- undoes       migration.sql, sha256 287ab12bc9e1862fd8d6bd9c0a3e70d7e8d1c1e437aa2f9697885882e5db847f
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_User_email_b8c5b580"."User"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_User_email_b8c5b580 of "public"."User"."email" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "email" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_User_email_b8c5b580"."User"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_User_email_b8c5b580"."User"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_User_email_b8c5b580"."User"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id" INTO lockstep_last_0 FROM "lockstep_archive_User_email_b8c5b580"."User" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "lockstep_archive_User_email_b8c5b580"."User" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "lockstep_archive_User_email_b8c5b580"."User" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" AS target SET "email" = kept."email" FROM "lockstep_archive_User_email_b8c5b580"."User" AS kept
          WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND (kept."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (kept."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0)
            AND (target."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (target."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND kept."email" IS NOT NULL AND target."email" IS NULL;
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
  IF EXISTS (SELECT FROM "public"."User" AS target, "lockstep_archive_User_email_b8c5b580"."User" AS kept WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND kept."email" IS NOT NULL AND target."email" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."User"."email" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "email" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."User" ALTER COLUMN "email" SET NOT NULL;
DROP TABLE "lockstep_archive_User_email_b8c5b580"."User";
DROP SCHEMA "lockstep_archive_User_email_b8c5b580";
COMMIT;
