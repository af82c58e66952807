-- ===== 1_expand =====

-- lockstep migration: left_over, expand (1 of 3)
--
--   alter column public.person.name: type
--
-- data loss    NONE
-- blocking     BRIEF: public.person ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  ab43c3467a37fbc49613037afa524144de494386f42875c379d303bbd0f678d9
-- schema after   920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."person" ADD COLUMN "name_new" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'name_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."person"'::regclass AND a.attname = 'name'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'name_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."person"'::regclass AND a.attname = 'name' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."person"'::regclass AND a.attname = 'name'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."person"."name": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."person_name_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."name_new" := NEW."name";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "person_name_new_follows" BEFORE INSERT OR UPDATE ON "public"."person" FOR EACH ROW EXECUTE FUNCTION "public"."person_name_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: left_over, backfill (2 of 3)
--
--   alter column public.person.name: type
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193
-- schema after   920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193

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
        UPDATE "public"."person" SET "name_new" = "name"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("name_new" IS NULL AND "name" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."person" WHERE "name_new" IS NULL AND "name" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."person" WHERE "name_new" IS NULL AND "name" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."person"."name_new" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("name_new");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: left_over, contract (3 of 3)
--
--   alter column public.person.name: type
--
-- data loss    NONE
-- blocking     BRIEF: public.person ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: SwapColumns on public.person
-- schema before  920551e30086885eef0829b8351615e4e622068598b6cff8ebb0ae2b4e202193
-- schema after   c87e21996ccb733f3cfbce0f8e6f7be140128d3e199bc70301f05ee2840dd8fb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
LOCK TABLE "public"."person" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "person_name_new_follows" ON "public"."person";
DROP FUNCTION "public"."person_name_new_follows"();
ALTER TABLE "public"."person" RENAME COLUMN "name" TO "name_old";
ALTER TABLE "public"."person" RENAME COLUMN "name_new" TO "name";
CREATE OR REPLACE FUNCTION "public"."person_name_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."name_old" := NEW."name"::citext;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "person_name_old_follows" BEFORE INSERT OR UPDATE ON "public"."person" FOR EACH ROW EXECUTE FUNCTION "public"."person_name_old_follows"();
DROP TRIGGER "person_name_old_follows" ON "public"."person";
DROP FUNCTION "public"."person_name_old_follows"();
ALTER TABLE "public"."person" DROP COLUMN "name_old";
COMMIT;
