-- ===== 3_contract =====

-- lockstep rollback: column_of_partitioned_table, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the values are restored from the archive until it is purged; rows written since have none
-- undoes       migration.sql, sha256 70c5f283e28b7775d794771715faebd58b54ddb9a7e39d16889439552007775b
-- schema before  a3b6eb23c5965da23f3a9379a8d530ba1a76ced99c5c0e05ca864aa1e197feb1
-- schema after   d6f471938eeb2a384b68c5f816c2040e791044c2de2c3737440c50604c51269a

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_m_note_3f4390c1"."m"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_m_note_3f4390c1 of "public"."m"."note" does not exist',
      HINT = 'it was purged, so this rollback cannot restore the data: restore the archive from a backup, or write the rollback by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."m" ADD COLUMN "note" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_m_note_3f4390c1"."m"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_m_note_3f4390c1"."m"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_m_note_3f4390c1"."m"."id"%TYPE;
  lockstep_lo_1 "lockstep_archive_m_note_3f4390c1"."m"."at"%TYPE;
  lockstep_hi_1 "lockstep_archive_m_note_3f4390c1"."m"."at"%TYPE;
  lockstep_last_1 "lockstep_archive_m_note_3f4390c1"."m"."at"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id", "at" INTO lockstep_last_0, lockstep_last_1 FROM "lockstep_archive_m_note_3f4390c1"."m" ORDER BY "id" DESC, "at" DESC LIMIT 1;
  SELECT "id", "at" INTO lockstep_lo_0, lockstep_lo_1 FROM "lockstep_archive_m_note_3f4390c1"."m" ORDER BY "id", "at" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id", "at" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "id", "at" FROM "lockstep_archive_m_note_3f4390c1"."m" WHERE ("id", "at") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("id", "at") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "id", "at" LIMIT 1000) AS batch ORDER BY "id" DESC, "at" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."m" AS target SET "note" = kept."note" FROM "lockstep_archive_m_note_3f4390c1"."m" AS kept
          WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND target."at" OPERATOR(pg_catalog.=) kept."at" AND (kept."id", kept."at") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (kept."id", kept."at") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1)
            AND (target."id", target."at") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (target."id", target."at") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND kept."note" IS NOT NULL AND target."note" IS NULL;
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
  IF EXISTS (SELECT FROM "public"."m" AS target, "lockstep_archive_m_note_3f4390c1"."m" AS kept WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND target."at" OPERATOR(pg_catalog.=) kept."at" AND kept."note" IS NOT NULL AND target."note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."m"."note" are not restored',
      HINT = 'something overwrites them, such as a trigger; correct that, then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_m_note_3f4390c1"."m";
DROP SCHEMA "lockstep_archive_m_note_3f4390c1";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."m" ("note");
COMMIT;
