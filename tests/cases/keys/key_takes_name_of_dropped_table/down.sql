-- ===== 3_contract =====

-- lockstep rollback: key_takes_name_of_dropped_table, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 b8ac79a7bd89bbcd327a47a8658dc7f7df6274392e3297734551c86e74e72f98
-- schema before  dcbd4fa10ec41bf73468f871eb7e7068c2894b76f1516a74db8c48fd5f633108
-- schema after   a1558ff1b09b331627226dadc8e7d997d5ff97c36929ad1f4b8009e8eb74ead0

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
          ('TABLE "public"."v"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."v"'::pg_catalog.regclass::pg_catalog.oid)
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
-- H205 drops an object that is made by its definition: view public.v
DROP VIEW public.v;
ALTER TABLE "public"."u" DROP CONSTRAINT "k";
CREATE TABLE "public"."t" (
  "id" integer NOT NULL,
  "x" integer,
  CONSTRAINT "k" PRIMARY KEY ("id")
);
CREATE VIEW public.v AS
 SELECT t.id,
    t.x
   FROM public.t
  GROUP BY t.id;
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
          ('TABLE "public"."v"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."v"'::pg_catalog.regclass::pg_catalog.oid)
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

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."k_new"') AND (
       i.indrelid = '"public"."u"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."k_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."k_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."k_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "k_new" ON "public"."u" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."k_new"') AND i.indisvalid
       AND i.indrelid = '"public"."u"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."k_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

-- ===== 1_expand =====

-- lockstep rollback: key_takes_name_of_dropped_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 05b4214b2347c1406acb0f9ac86e7f8164572687dd10ab5f137e7fd6ae7ab8b6
-- schema before  a1558ff1b09b331627226dadc8e7d997d5ff97c36929ad1f4b8009e8eb74ead0
-- schema after   b35ddbfe4802800c1b8c915b1bf7bada63f5471d09b211df2d443ec9637a1484

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."k_new"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."u"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."k_new"', '"public"."u"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."k_new";
RESET lock_timeout;
RESET statement_timeout;
