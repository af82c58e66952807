-- ===== 3_contract =====

-- lockstep rollback: column_becomes_generated, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- undoes       migration.sql, sha256 25858e7df5a672822a7fecc3392b07f557e9be508926961d89d9a4e27b132a9f
-- schema before  c562413b0bc0ef43e57325600435b92a004bc510f42dc153666bc5076e352027
-- schema after   9bc10370aec692992d52f8b27c9ef4811b2ac373a1bcc5c1813e711075dcd648

BEGIN;
DO $lockstep$
BEGIN
  IF to_regclass('"lockstep_archive_item_shown_f6e0a905"."item"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_item_shown_f6e0a905 of "public"."item"."shown" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" DROP COLUMN "shown";
ALTER TABLE "public"."item" ADD COLUMN "shown" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_item_shown_f6e0a905"."item"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_item_shown_f6e0a905"."item"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_item_shown_f6e0a905"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SELECT "id" INTO lockstep_last_0 FROM "lockstep_archive_item_shown_f6e0a905"."item" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "lockstep_archive_item_shown_f6e0a905"."item" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "lockstep_archive_item_shown_f6e0a905"."item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        SET LOCAL row_security = off;
        UPDATE "public"."item" AS target SET "shown" = kept."shown" FROM "lockstep_archive_item_shown_f6e0a905"."item" AS kept
          WHERE target."id" = kept."id" AND (kept."id") >= (lockstep_lo_0) AND (kept."id") <= (lockstep_hi_0)
            AND (target."id") >= (lockstep_lo_0) AND (target."id") <= (lockstep_hi_0) AND kept."shown" IS NOT NULL AND target."shown" IS NULL;
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
  IF EXISTS (SELECT FROM "public"."item" AS target, "lockstep_archive_item_shown_f6e0a905"."item" AS kept WHERE target."id" = kept."id" AND kept."shown" IS NOT NULL AND target."shown" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."item"."shown" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_item_shown_f6e0a905"."item";
DROP SCHEMA "lockstep_archive_item_shown_f6e0a905";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("shown");
COMMIT;
