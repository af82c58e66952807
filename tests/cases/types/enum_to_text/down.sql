-- ===== 3_contract =====

-- lockstep rollback: enum_to_text, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; refused while rows without a value exist
-- undoes       migration.sql, sha256 d19b368e336a37406f7e76445e28def3f3cfcbbcc6e4856fd0e99d0911126f14
-- schema before  a0ce7cf4b4bd353e50d7f2cb31b08f0c432f660accf5def4a339d3e55cbf9c17
-- schema after   495b3c2910c6460d8d7f6310b76c370ed5a6f4de2be128d582682bcc0c59f351

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE');
ALTER TABLE "public"."Item" ADD COLUMN "state_old" "public"."State";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'state_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'state'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'state_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'state' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_state_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."state_old" := NEW."state"::text::"public"."State";
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."state_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_state_old_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."id"%TYPE;
  lockstep_hi_0 "public"."Item"."id"%TYPE;
  lockstep_last_0 "public"."Item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "state_old" = "state"::text::"public"."State"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("state_old" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE "state_old" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state_old" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."state_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_state_idx_old";
CREATE INDEX CONCURRENTLY "Item_state_idx_old" ON "public"."Item" ("state_old");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Item_state_idx_old"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_state_idx_old"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state_old" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."state_old" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_state_old_not_null" CHECK ("state_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_state_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "state_old" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_state_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."Item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."Item_state_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."state_old" := NEW."state"::text::"public"."State";
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state" IS DISTINCT FROM NULL AND "state_old" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."state" has values that "state_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "Item_state_old_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_state_old_follows"();
ALTER TABLE "public"."Item" RENAME COLUMN "state" TO "state_new";
ALTER TABLE "public"."Item" RENAME COLUMN "state_old" TO "state";
ALTER TABLE "public"."Item" ALTER COLUMN "state_new" DROP DEFAULT;
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
CREATE OR REPLACE FUNCTION "public"."Item_state_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."state_new" := NEW."state"::text;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_state_new_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_new_follows"();
ALTER INDEX "public"."Item_state_idx" RENAME TO "Item_state_idx_new";
ALTER INDEX "public"."Item_state_idx_old" RENAME TO "Item_state_idx";
ALTER TABLE "public"."Item" ALTER COLUMN "state_new" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_state_idx_new";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 2_backfill =====

-- lockstep rollback: enum_to_text, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4240337b2c1e99d2568236d025a69d7a427a2c350eefe8c68fc6075a2f6765b7
-- schema before  495b3c2910c6460d8d7f6310b76c370ed5a6f4de2be128d582682bcc0c59f351
-- schema after   495b3c2910c6460d8d7f6310b76c370ed5a6f4de2be128d582682bcc0c59f351

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: enum_to_text, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a370828cde4e1e7cf26bb86ec1d6f1255c1f2d4514a1faaef215293ece859070
-- schema before  495b3c2910c6460d8d7f6310b76c370ed5a6f4de2be128d582682bcc0c59f351
-- schema after   676919b2d603ac55553c6a08db35b82107268d2e84c2335639c478f5252cd7a0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_state_new_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_state_new_follows"();
ALTER TABLE "public"."Item" DROP COLUMN "state_new";
COMMIT;
