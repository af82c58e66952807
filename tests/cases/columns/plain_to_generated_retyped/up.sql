-- ===== 3_contract =====

-- lockstep migration: plain_to_generated_retyped, contract (1 of 1)
--
--   alter column public.price.gross: type, nullable, default, generated
--
-- data loss    HIGH: column dropped in public.price
-- blocking     LONG: public.price ACCESS EXCLUSIVE (rewrite); BRIEF: public.dear ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values are not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  1a1b215b5b610b8a2c4fb6cb96b9650953a74381939210c705adc8e6e2f70843
-- schema after   518c1a3e13a1097f50a9be3e2f7adaaff138056add6019dbdf0e3d461bd88b06

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- Records owners and privileges of objects that are dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH RECURSIVE named (object, class, id) AS (VALUES
          ('TABLE "public"."dear"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."dear"'::pg_catalog.regclass::pg_catalog.oid),
          ('TABLE "public"."price"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."price"'::pg_catalog.regclass::pg_catalog.oid)
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
DROP VIEW public.dear;
DROP INDEX "public"."price_gross";
-- H201 drops a column
ALTER TABLE "public"."price" DROP COLUMN "gross";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."price" ADD COLUMN "gross" bigint GENERATED ALWAYS AS ((net + 2)) STORED;
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
-- H103 builds an index while writers are locked out
CREATE INDEX "price_gross" ON "public"."price" ("gross");
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
          ('TABLE "public"."dear"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."dear"'::pg_catalog.regclass::pg_catalog.oid),
          ('TABLE "public"."price"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."price"'::pg_catalog.regclass::pg_catalog.oid)
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
ANALYZE "public"."price" ("gross");
COMMIT;
