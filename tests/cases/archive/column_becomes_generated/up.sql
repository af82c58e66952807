-- ===== 3_contract =====

-- lockstep migration: column_becomes_generated, contract (1 of 1)
--
--   alter column public.item.shown: generated
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (rewrite)
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- archive      the values of public.item.shown in lockstep_archive_item_shown_f6e0a905; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  9bc10370aec692992d52f8b27c9ef4811b2ac373a1bcc5c1813e711075dcd648
-- schema after   c562413b0bc0ef43e57325600435b92a004bc510f42dc153666bc5076e352027

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_item_shown_f6e0a905"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_item_shown_f6e0a905 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_item_shown_f6e0a905";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_item_shown_f6e0a905', json_build_object(
    'archive', 'column', 'of', '"public"."item"."shown"', 'migration', 'column_becomes_generated', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TABLE "lockstep_archive_item_shown_f6e0a905"."item" (
  "id" integer NOT NULL,
  "shown" text,
  PRIMARY KEY ("id")
);
CREATE FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."shown"), ROW(OLD."shown")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" VALUES (OLD."id", NULL) ON CONFLICT ("id") DO UPDATE SET "shown" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" VALUES (NEW."id", NEW."shown") ON CONFLICT ("id") DO UPDATE SET "shown" = EXCLUDED."shown";
  END IF;
  RETURN NULL;
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."item"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_item_shown_f6e0a905"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_item_shown_f6e0a905'
      UNION ALL SELECT 'TABLE "lockstep_archive_item_shown_f6e0a905"."item"', relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
        FROM pg_catalog.pg_class WHERE oid = '"lockstep_archive_item_shown_f6e0a905"."item"'::pg_catalog.regclass
      UNION ALL SELECT 'FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"()', proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
        FROM pg_catalog.pg_proc WHERE oid = '"lockstep_archive_item_shown_f6e0a905"."lockstep_follow"()'::pg_catalog.regprocedure
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_item_shown_f6e0a905" AFTER INSERT OR UPDATE OR DELETE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"();
ALTER TABLE "public"."item" ENABLE ALWAYS TRIGGER "lockstep_archive_item_shown_f6e0a905";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        INSERT INTO "lockstep_archive_item_shown_f6e0a905"."item" ("id", "shown")
          SELECT source."id", source."shown" FROM "public"."item" AS source
           WHERE (source."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (source."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND source."shown" IS NOT NULL
          ON CONFLICT ("id") DO NOTHING;
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
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- Notes owner and privileges of what is dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH RECURSIVE named (object, class, id) AS (VALUES
          ('TABLE "public"."item"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."item"'::pg_catalog.regclass::pg_catalog.oid)
          UNION SELECT 'TABLE ' || i.inhrelid::pg_catalog.regclass::text, n.class, i.inhrelid
            FROM named n JOIN pg_catalog.pg_inherits i
              ON i.inhparent = n.id AND n.class = 'pg_catalog.pg_class'::pg_catalog.regclass
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
-- H209 drops a column whose values are copied into an archive: lockstep_archive_item_shown_f6e0a905
DROP TRIGGER "lockstep_archive_item_shown_f6e0a905" ON "public"."item";
DROP FUNCTION "lockstep_archive_item_shown_f6e0a905"."lockstep_follow"();
ALTER TABLE "public"."item" DROP COLUMN "shown";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."item" ADD COLUMN "shown" text GENERATED ALWAYS AS (upper(name)) STORED;
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
        WITH RECURSIVE named (object, class, id) AS (VALUES
          ('TABLE "public"."item"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."item"'::pg_catalog.regclass::pg_catalog.oid)
          UNION SELECT 'TABLE ' || i.inhrelid::pg_catalog.regclass::text, n.class, i.inhrelid
            FROM named n JOIN pg_catalog.pg_inherits i
              ON i.inhparent = n.id AND n.class = 'pg_catalog.pg_class'::pg_catalog.regclass
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("shown");
COMMIT;
