-- ===== 3_contract =====

-- lockstep rollback: left_over, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6fb79e33097a5f24a9052f8a0dd877050abb573c7157607d4602ada36610d955
-- schema before  c87e21996ccb733f3cfbce0f8e6f7be140128d3e199bc70301f05ee2840dd8fb
-- schema after   920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."person" ADD COLUMN "name_old" citext;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'name_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."person"'::regclass AND a.attname = 'name'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'name_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."person"'::regclass AND a.attname = 'name' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."person_name_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."name_old" := NEW."name"::citext;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "person_name_old_follows" BEFORE INSERT OR UPDATE ON "public"."person" FOR EACH ROW EXECUTE FUNCTION "public"."person_name_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."person"."id"%TYPE;
  lockstep_hi_0 "public"."person"."id"%TYPE;
  lockstep_last_0 "public"."person"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."person" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."person" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."person" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."person" SET "name_old" = "name"::citext
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("name_old" IS NOT DISTINCT FROM NULL AND "name" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."person" WHERE "name_old" IS NOT DISTINCT FROM NULL AND "name" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."person" WHERE "name_old" IS NOT DISTINCT FROM NULL AND "name" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."person"."name_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
LOCK TABLE "public"."person" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "person_name_old_follows" ON "public"."person";
DROP FUNCTION "public"."person_name_old_follows"();
ALTER TABLE "public"."person" RENAME COLUMN "name" TO "name_new";
ALTER TABLE "public"."person" RENAME COLUMN "name_old" TO "name";
CREATE OR REPLACE FUNCTION "public"."person_name_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."name_new" := NEW."name";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "person_name_new_follows" BEFORE INSERT OR UPDATE ON "public"."person" FOR EACH ROW EXECUTE FUNCTION "public"."person_name_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: left_over, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 edb22044b318373d0d16d52b0c778b35edfffe24d5d69dc97ceb51e14fedb1e2
-- schema before  920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193
-- schema after   920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: left_over, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c359631e36e7364ca083239d2d427fe0570105bdca6b9c1456436873940851c7
-- schema before  920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193
-- schema after   ab43c3467a37fbc49613037afa524144de494386f42875c379d303bbd0f678d9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "person_name_new_follows" ON "public"."person";
DROP FUNCTION "public"."person_name_new_follows"();
ALTER TABLE "public"."person" DROP COLUMN "name_new";
COMMIT;
