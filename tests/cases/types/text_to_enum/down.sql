-- ===== 3_contract =====

-- lockstep rollback: text_to_enum, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 31d98276bbf1227802e73e85b51dab4fb8073a392d6f392c0f73867e3a1e7a45
-- schema before  67011b90ad45df99c6ff7a43ae0ac5eb871c6c9340ca2ca8dd8a66e1ccc17468
-- schema after   ec7c9de4cbb4c04f713a792749048d652183d6458a6433cb07c7be668b6f2fc9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "state_old" text;
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
  NEW."state_old" := NEW."state"::text;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_state_old_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
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
        UPDATE "public"."Item" SET "state_old" = "state"::text
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("state_old" IS NULL AND "state" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE "state_old" IS NULL AND "state" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state_old" IS NULL AND "state" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."state_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_state_old_not_null" CHECK ("state_old" IS NOT NULL) NOT VALID;
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
  NEW."state_new" := NEW."state"::text::"public"."State";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_state_new_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_new_follows"();
ALTER TABLE "public"."Item" ALTER COLUMN "state_new" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."Item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."Item_state_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."state_new" := NEW."state"::text::"public"."State";
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."state_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: text_to_enum, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ac4d711ce33fe355910c91cee76914e5145254cf5654d06164b318146d7574b0
-- schema before  ec7c9de4cbb4c04f713a792749048d652183d6458a6433cb07c7be668b6f2fc9
-- schema after   ec7c9de4cbb4c04f713a792749048d652183d6458a6433cb07c7be668b6f2fc9

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: text_to_enum, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4be3fc1c00e305cfdb96f8b12abd5cd877d74517b0dc2460561e1244a7209e7b
-- schema before  ec7c9de4cbb4c04f713a792749048d652183d6458a6433cb07c7be668b6f2fc9
-- schema after   ace4c71e3d2c62ceb9be2ee27cba3b99737a32d3ce0ad824e0410ab22699793e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_state_new_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_state_new_follows"();
ALTER TABLE "public"."Item" DROP COLUMN "state_new";
DROP TYPE "public"."State";
COMMIT;
