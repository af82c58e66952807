-- ===== 3_contract =====

-- lockstep migration: table_with_objects, contract (1 of 1)
--
--   drop table public.gone
--   drop function public.stamp()
--   drop view public.cheap
--   alter publication gone_publication: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.cheap ACCESS EXCLUSIVE, public.gone ACCESS EXCLUSIVE, public.kept ACCESS EXCLUSIVE
-- reversible   WINDOW: the rows are restored from the archive until it is purged
-- archive      the rows of public.gone in lockstep_archive_gone_9bf76f86; they take space until lockstep db purge
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: DropTable on public.gone
-- schema before  576cd2d86735a62c882c0084febaa141f8c4485c201c059d079806f5c3629fb4
-- schema after   31d941b3d4782a9c89767ada20515709a13c4ffdfc4adf7c6bf734f38db1a429

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."gone" DROP CONSTRAINT "gone_kept_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: view public.cheap
DROP VIEW public.cheap;
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
          ('PUBLICATION "gone_publication"', 'pg_catalog.pg_publication'::pg_catalog.regclass, (SELECT oid FROM pg_catalog.pg_publication WHERE pubname = 'gone_publication')::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, pubowner, NULL
            FROM pg_catalog.pg_publication
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DROP PUBLICATION gone_publication;
DROP STATISTICS public.gone_statistics;
-- H205 drops an object that its definition can restore: trigger public.gone.gone_stamp
DROP TRIGGER gone_stamp ON public.gone;
CREATE PUBLICATION gone_publication FOR TABLE ONLY public.kept WITH (publish = 'insert, update, delete, truncate');
-- H208 moves a table with its rows into an archive: lockstep_archive_gone_9bf76f86
-- H401 old application code stops working
-- Fails when objects that are unknown to this migration depend on the table.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
    LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
    LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    LEFT JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
   WHERE d.deptype = 'n'
     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = '"public"."gone"'::regclass OR d.refobjid IN
            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = '"public"."gone"'::regclass))
          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN
            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
              WHERE t.typrelid = '"public"."gone"'::regclass OR e.typrelid = '"public"."gone"'::regclass))
     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, s.stxrelid, 0) <> '"public"."gone"'::regclass
      OR c.contype = 'f' AND c.conrelid = '"public"."gone"'::regclass AND c.confrelid <> '"public"."gone"'::regclass;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration depend on "public"."gone": ' || others,
      HINT = 'drop it first, or plan from the database itself';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_gone_9bf76f86"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_gone_9bf76f86 already exists',
      HINT = 'it belongs to an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_gone_9bf76f86";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_gone_9bf76f86', json_build_object(
    'archive', 'table', 'of', '"public"."gone"', 'migration', 'table_with_objects', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Only its owner may use the archive. That is the owner of the table, where this session may set it.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."gone"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_gone_9bf76f86"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_gone_9bf76f86'
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
ALTER TABLE "public"."gone" SET SCHEMA "lockstep_archive_gone_9bf76f86";
-- H205 drops an object that its definition can restore: function public.stamp()
DROP FUNCTION public.stamp();
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
          ('PUBLICATION "gone_publication"', 'pg_catalog.pg_publication'::pg_catalog.regclass, (SELECT oid FROM pg_catalog.pg_publication WHERE pubname = 'gone_publication')::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, pubowner, NULL
            FROM pg_catalog.pg_publication
        ) AS o (class, id, owner, acl) USING (class, id)
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
