-- ===== 3_contract =====

-- lockstep rollback: partitioned, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 161b0bf1d386aac82a5aff9ed2f0255ef9d201d59e81dd8e406a7b1b2b0e0a9d
-- schema before  56c98483f1c05ec6ee315f88d50d365f15ae1a3c5465129f340ec52de1ddcfac
-- schema after   e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."event" ALTER COLUMN "note" DROP NOT NULL;
DROP INDEX "public"."event_note";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: partitioned, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2300 and last 1570 bytes, sha256 62302ec7c5d48ee7749cd05d2415bb3f89fa4a1cc5c5dbbc6426778f71186a00
-- schema before  e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e
-- schema after   e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: partitioned, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new partition are lost
-- undoes       migration.sql, sha256 71683be9477db5b27f5bc04a399b45233fb4e98ed22861311b3c10a799202ead
-- schema before  e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e
-- schema after   028bf29c64b1b7606b9985185ab6785e8d5c89ccfdf1b7bb5f9398775673faa7

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."event_2026") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."event_2026" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."event" DROP CONSTRAINT "event_parent_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."event_2026" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."event_2026") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."event_2026" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE public.event_2026;
COMMIT;
