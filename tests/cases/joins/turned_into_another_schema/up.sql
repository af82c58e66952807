-- ===== 1_expand =====

-- lockstep migration: turned_into_another_schema, expand (1 of 2)
--
--   rename table left.Apple to left.Quince
--   rename primary key left.Apple.Apple_pkey to Quince_pkey
--   create table right._PearToQuince
--
-- data loss    NONE
-- blocking     BRIEF: left.Quince ACCESS EXCLUSIVE, right.Pear SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  fd5af88b0903b4710b9b80d94fbd109fc7339bcdfb084e827fdf2625a6f99dd9
-- schema after   59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "right"."_PearToQuince" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_PearToQuince_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_PearToQuince_B_index" ON "right"."_PearToQuince" ("B");
ALTER TABLE "left"."Apple" RENAME TO "Quince";
CREATE VIEW "left"."Apple" WITH (security_invoker = true) AS SELECT "id" FROM "left"."Quince";
-- Gives the view the owner and the privileges of the table.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.view_ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "left"."Apple"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"left"."Quince"'::pg_catalog.regclass::pg_catalog.oid)
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
        SELECT * FROM pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('lockstep.view_ownership')::pg_catalog.jsonb)
          AS s (object text, part text, owner oid, acl text)
      ), present AS (
        SELECT p.* FROM noted JOIN (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "left"."Apple"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"left"."Apple"'::pg_catalog.regclass::pg_catalog.oid)
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
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "right"."_PearToQuince" ADD CONSTRAINT "_PearToQuince_A_fkey" FOREIGN KEY ("A") REFERENCES "right"."Pear" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "left"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
ALTER TABLE "right"."_PearToQuince" ADD CONSTRAINT "_PearToQuince_B_fkey" FOREIGN KEY ("B") REFERENCES "left"."Quince" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: turned_into_another_schema, contract (2 of 2)
--
--   rename table left.Apple to left.Quince
--   drop table left._AppleToPear
--
-- data loss    HIGH: table dropped (left._AppleToPear)
-- blocking     BRIEF: left.Apple ACCESS EXCLUSIVE, left.Quince ACCESS EXCLUSIVE, left._AppleToPear ACCESS EXCLUSIVE, right.Pear ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  59049bc358e0ce4cb0ae2d970ae35ca8aa6073143d95a68a460d634aa189d4f7
-- schema after   01de0781795200a4d6437b7ff5d6004d78dc6883ef8880bae687b3c739e27007

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "left"."Apple";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."_AppleToPear" DROP CONSTRAINT "_AppleToPear_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "left"."_AppleToPear" DROP CONSTRAINT "_AppleToPear_B_fkey";
-- H202 drops a table
DROP TABLE "left"."_AppleToPear";
COMMIT;
