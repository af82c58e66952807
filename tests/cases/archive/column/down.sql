-- ===== 3_contract =====

-- lockstep rollback: column, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the values are restored from the archive until it is purged; rows written since have none
-- undoes       migration.sql, sha256 567cf8058f3cf4061860079a92ced7732774a1f3a78455f7b393ee7444da77b6
-- schema before  57b50066f1e9f954d59e86c34ce12f6e1d67122ba912aff944e6957ca019760b
-- schema after   81563204c4c0c80e4f1f0b537d28835314ca704793af854989373e83dca92885

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_User_phone_9a639fe1"."User"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_User_phone_9a639fe1 of "public"."User"."phone" does not exist',
      HINT = 'it was purged, so this rollback cannot restore the data: restore the archive from a backup, or write the rollback by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "phone" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_User_phone_9a639fe1"."User"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_User_phone_9a639fe1"."User"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_User_phone_9a639fe1"."User"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id" INTO lockstep_last_0 FROM "lockstep_archive_User_phone_9a639fe1"."User" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "lockstep_archive_User_phone_9a639fe1"."User" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "lockstep_archive_User_phone_9a639fe1"."User" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" AS target SET "phone" = kept."phone" FROM "lockstep_archive_User_phone_9a639fe1"."User" AS kept
          WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND (kept."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (kept."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0)
            AND (target."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (target."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND kept."phone" IS NOT NULL AND target."phone" IS NULL;
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
  IF EXISTS (SELECT FROM "public"."User" AS target, "lockstep_archive_User_phone_9a639fe1"."User" AS kept WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND kept."phone" IS NOT NULL AND target."phone" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."User"."phone" are not restored',
      HINT = 'something overwrites them, such as a trigger; correct that, then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_User_phone_9a639fe1"."User";
DROP SCHEMA "lockstep_archive_User_phone_9a639fe1";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("phone");
COMMIT;
