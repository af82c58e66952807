-- ===== 3_contract =====

-- lockstep rollback: percent_in_renamed_table, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7126b67f2f55483d72bce574054b2ed81fdc2bd207134500cd620b3030a6b4da
-- schema before  fbbd9be8d389e2e59a7e8c5abf9871d894678d0aa78cb98a05d9ab2ed1005b1a
-- schema after   fbbd9be8d389e2e59a7e8c5abf9871d894678d0aa78cb98a05d9ab2ed1005b1a

BEGIN;
CREATE VIEW "public"."50% 'off' $lockstep$" WITH (security_invoker = true) AS SELECT "id" FROM "public"."sale";
-- Gives the view the owner and the privileges of the table.
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.view_ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."50% ''off'' $lockstep$"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."sale"'::pg_catalog.regclass::pg_catalog.oid)
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
$lockstep1$;
DO $lockstep1$
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
        SELECT * FROM pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('lockstep.view_ownership')::pg_catalog.jsonb)
          AS s (object text, part text, owner oid, acl text)
      ), present AS (
        SELECT p.* FROM noted JOIN (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."50% ''off'' $lockstep$"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."50% ''off'' $lockstep$"'::pg_catalog.regclass::pg_catalog.oid)
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
$lockstep1$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: percent_in_renamed_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ae749f8ccb5b0f27aa05397e7f47b89767b899df7aff53ce235e1dba7de2e6f9
-- schema before  fbbd9be8d389e2e59a7e8c5abf9871d894678d0aa78cb98a05d9ab2ed1005b1a
-- schema after   28f0fae4535234df0bb21a6227a6045d53e832634e57c670ba04f70247c98e04

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."sale" RENAME CONSTRAINT "sale_pkey" TO "50% 'off' $lockstep$_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."50% 'off' $lockstep$";
-- H401 old application code stops working
ALTER TABLE "public"."sale" RENAME TO "50% 'off' $lockstep$";
COMMIT;
