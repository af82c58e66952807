-- ===== 1_expand =====

-- lockstep migration: text_to_enum, expand (1 of 3)
--
--   create enum public.State
--   alter column public.Item.state: type
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; start the new one after the contract
-- schema before  b3cae02f1b0df772a47452e7cc86932b12f2a7bf703c582ce8cf1153a1a36206
-- schema after   e898d7c07d52ca051e8af854255f9befb36d1d1c114f039baeddb10b7c9cfb8b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE');
ALTER TABLE "public"."Item" ADD COLUMN "state_new" "public"."State";
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'state_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'state'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'state_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'state' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Fails when objects that are unknown to this migration depend on the column.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."Item"'::regclass AND a.attname = 'state'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration depend on "public"."Item"."state": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."Item_state_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."state_new" := NEW."state"::text::"public"."State";
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."state_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."Item_state_new_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."Item_state_new_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."Item"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "Item_state_new_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: text_to_enum, backfill (2 of 3)
--
--   alter column public.Item.state: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     NONE
-- reversible   YES
-- application  the old version keeps running; start the new one after the contract
-- schema before  e898d7c07d52ca051e8af854255f9befb36d1d1c114f039baeddb10b7c9cfb8b
-- schema after   e898d7c07d52ca051e8af854255f9befb36d1d1c114f039baeddb10b7c9cfb8b

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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "state_new" = "state"::text::"public"."State"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("state_new" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE "state_new" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state_new" IS NOT DISTINCT FROM NULL AND "state" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."state_new" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("state_new");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: text_to_enum, contract (3 of 3)
--
--   alter column public.Item.state: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: SwapColumns on public.Item
-- schema before  e898d7c07d52ca051e8af854255f9befb36d1d1c114f039baeddb10b7c9cfb8b
-- schema after   0a86e6ce0cfb24d4742c7381236fb13e6c38680c48ccdeedbc42a9e4aa9fecea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."Item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."Item_state_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."state_new" := NEW."state"::text::"public"."State";
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Item" WHERE "state" IS DISTINCT FROM NULL AND "state_new" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."state" has values that "state_new" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_state_new_not_null_check" CHECK ("state_new" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_state_new_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- Records owners and privileges of objects that are dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."Item"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."Item"'::pg_catalog.regclass::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
        ) AS o (class, id, owner, acl) USING (class, id)
        UNION ALL
        SELECT n.object, pg_catalog.format('(%I)', a.attname), c.relowner, a.attacl::text
        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."Item" ALTER COLUMN "state_new" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_state_new_not_null_check";
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "Item_state_new_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_state_new_follows"();
ALTER TABLE "public"."Item" RENAME COLUMN "state" TO "state_old";
ALTER TABLE "public"."Item" RENAME COLUMN "state_new" TO "state";
ALTER TABLE "public"."Item" ALTER COLUMN "state_old" DROP DEFAULT;
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
CREATE FUNCTION "public"."Item_state_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."state_old" := NEW."state"::text;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."Item_state_old_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."Item_state_old_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."Item"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "Item_state_old_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_state_old_follows"();
DROP TRIGGER "Item_state_old_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_state_old_follows"();
ALTER TABLE "public"."Item" DROP COLUMN "state_old";
-- Restores them.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  own_role text := pg_catalog.current_setting('role');
  step record;
  turn integer;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR pass IN 1..50 LOOP
    turn := NULL;
    FOR step IN
      WITH noted AS (
        SELECT * FROM pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('lockstep.ownership')::pg_catalog.jsonb)
          AS s (object text, part text, owner oid, acl text)
      ), present AS (
        SELECT p.* FROM noted JOIN (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."Item"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."Item"'::pg_catalog.regclass::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
        ) AS o (class, id, owner, acl) USING (class, id)
        UNION ALL
        SELECT n.object, pg_catalog.format('(%I)', a.attname), c.relowner, a.attacl::text
        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ) AS p USING (object, part)
      ), grants AS (
        SELECT s.verb, s.object, s.part, g.grantor, g.grantee, g.privilege_type, g.is_grantable
        FROM (SELECT 'GRANT', * FROM noted UNION ALL SELECT 'REVOKE', * FROM present)
          AS s (verb, object, part, owner, acl)
        CROSS JOIN pg_catalog.aclexplode(nullif(s.acl, '{}')::pg_catalog.aclitem[]) AS g
      ), differing AS (
        SELECT min(verb) AS verb, object, part, grantor, grantee, privilege_type, is_grantable
        FROM grants GROUP BY 2, 3, 4, 5, 6, 7 HAVING count(*) = 1
      )
      SELECT 1 AS turn, own_role AS actor,
             pg_catalog.format('ALTER %s OWNER TO %s', object, n.owner::pg_catalog.regrole) AS command
      FROM noted n JOIN present p USING (object, part) WHERE n.owner <> p.owner AND part = ''
      UNION ALL
      SELECT CASE WHEN d.verb = 'REVOKE' THEN 2 WHEN d.grantor = p.owner THEN 3
                  WHEN EXISTS (SELECT FROM grants g WHERE g.verb = 'REVOKE' AND g.is_grantable
                               AND (g.object, g.part, g.privilege_type, g.grantee) =
                                   (d.object, d.part, d.privilege_type, d.grantor)) THEN 4 ELSE 5 END,
             CASE d.grantor WHEN p.owner THEN own_role ELSE pg_catalog.pg_get_userbyid(d.grantor)::text END,
             pg_catalog.format('%s %s%s ON %s %s %s%s', d.verb, d.privilege_type, d.part, d.object,
               CASE d.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
               CASE d.grantee WHEN 0 THEN 'PUBLIC' ELSE d.grantee::pg_catalog.regrole::text END,
               CASE WHEN d.verb = 'REVOKE' THEN ' CASCADE' WHEN d.is_grantable THEN ' WITH GRANT OPTION' END)
      FROM differing d JOIN present p USING (object, part)
      ORDER BY 1, 3
    LOOP
      turn := coalesce(turn, step.turn);
      EXIT WHEN step.turn > turn;
      IF turn = 5 OR pass = 50 THEN
        RAISE EXCEPTION USING MESSAGE = 'privileges cannot be restored: ' || step.command,
          HINT = 'the role that grants it must hold the grant option, and must not be a superuser or a member of the owner';
      END IF;
      PERFORM pg_catalog.set_config('role', step.actor, true);
      EXECUTE step.command;
      PERFORM pg_catalog.set_config('role', own_role, true);
    END LOOP;
    EXIT WHEN turn IS NULL;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
COMMIT;
