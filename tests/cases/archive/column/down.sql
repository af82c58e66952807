-- ===== 3_contract =====

-- lockstep rollback: column, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the values are restored from the archive until it is purged; rows written since have none
-- undoes       migration.sql, sha256 dbd6369ab15ab10f82b1a4e88b824a93614238aa98f2fb00c7a99c635acb93f0
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   97d72085161c21b15294f910757baff7fc6e78446f1561c841ee8cf056cfe1a5

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
