-- ===== 1_expand =====

-- lockstep migration: column_of_two_converted_by_author, expand (1 of 3)
--
--   alter column public.t.b: type
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  a10922467a224d924d34ef8ac6cd044891f1108daa7da3ef24d9699faa58de58
-- schema after   83a60005d6de2cce189c756051127db5dfc7b89349d032cbc511ee7b7b628caf

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD COLUMN "b_new" varchar(80);
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'b_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'b'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'b_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'b' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
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
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."t"'::regclass AND a.attname = 'b'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY['t_pkey']::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."t"."b": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Fails here, and not for whoever writes, when the expression cannot be read.
SELECT 'n' || b FROM "public"."t" LIMIT 0;
CREATE FUNCTION "public"."t_b_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  BEGIN
    NEW."b_new" := (SELECT 'n' || b FROM (SELECT NEW.*) AS "t");
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."b_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."t_b_new_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."t_b_new_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."t"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "t_b_new_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_b_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: column_of_two_converted_by_author, backfill (2 of 3)
--
--   alter column public.t.b: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.t
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  83a60005d6de2cce189c756051127db5dfc7b89349d032cbc511ee7b7b628caf
-- schema after   83a60005d6de2cce189c756051127db5dfc7b89349d032cbc511ee7b7b628caf

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."t"."a"%TYPE;
  lockstep_hi_0 "public"."t"."a"%TYPE;
  lockstep_last_0 "public"."t"."a"%TYPE;
  lockstep_lo_1 "public"."t"."b"%TYPE;
  lockstep_hi_1 "public"."t"."b"%TYPE;
  lockstep_last_1 "public"."t"."b"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "a", "b" INTO lockstep_last_0, lockstep_last_1 FROM "public"."t" ORDER BY "a" DESC, "b" DESC LIMIT 1;
    SELECT "a", "b" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."t" ORDER BY "a", "b" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "a", "b" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "a", "b" FROM "public"."t" WHERE ("a", "b") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("a", "b") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "a", "b" LIMIT 1000) AS batch ORDER BY "a" DESC, "b" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t" SET "b_new" = 'n' || b
          WHERE ("a", "b") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("a", "b") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("b_new" IS NULL AND ('n' || b) IS NOT NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t" WHERE "b_new" IS NULL AND ('n' || b) IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t" WHERE "b_new" IS NULL AND ('n' || b) IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t"."b_new" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("b_new");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: column_of_two_converted_by_author, contract (3 of 3)
--
--   alter column public.t.b: type
--
-- data loss    HIGH: values become what @backfill makes of them in public.t
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: its values have to be written
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: SwapColumns on public.t
-- schema before  83a60005d6de2cce189c756051127db5dfc7b89349d032cbc511ee7b7b628caf
-- schema after   6e18d4b86aadb6e3d553a61eec6bf2dacdcc7b7df446e3a92f64a820ee7f1249

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."t" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."t_b_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  NEW."b_new" := (SELECT 'n' || b FROM (SELECT NEW.*) AS "t");
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t" WHERE ('n' || b) IS NOT NULL AND "b_new" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."t"."b" has values that "b_new" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."t_pkey_new"') AND (
       i.indrelid = '"public"."t"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'a', 'b_new')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."t_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."t_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."t_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "t_pkey_new" ON "public"."t" ("a", "b_new");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."t"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'a', 'b_new')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."t_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD CONSTRAINT "t_b_new_not_null_check" CHECK ("b_new" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "t_b_new_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- Notes owner and privileges of what is dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."t"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."t"'::pg_catalog.regclass::pg_catalog.oid)
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
ALTER TABLE "public"."t" ALTER COLUMN "b_new" SET NOT NULL;
ALTER TABLE "public"."t" DROP CONSTRAINT "t_b_new_not_null_check";
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
LOCK TABLE "public"."t" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "public"."t" DROP CONSTRAINT "t_pkey";
DROP TRIGGER "t_b_new_follows" ON "public"."t";
DROP FUNCTION "public"."t_b_new_follows"();
ALTER TABLE "public"."t" RENAME COLUMN "b" TO "b_old";
ALTER TABLE "public"."t" RENAME COLUMN "b_new" TO "b";
CREATE FUNCTION "public"."t_b_old_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT pg_catalog.record_image_ne(ROW(NEW."b"), ROW(OLD."b")) THEN RETURN NEW; END IF;
  END IF;
  NEW."b_old" := NULL;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."t_b_old_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."t_b_old_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."t"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "t_b_old_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_b_old_follows"();
ALTER TABLE "public"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY USING INDEX "t_pkey_new";
ALTER TABLE "public"."t" ALTER COLUMN "b_old" DROP NOT NULL;
DROP TRIGGER "t_b_old_follows" ON "public"."t";
DROP FUNCTION "public"."t_b_old_follows"();
ALTER TABLE "public"."t" DROP COLUMN "b_old";
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
          ('TABLE "public"."t"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."t"'::pg_catalog.regclass::pg_catalog.oid)
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
