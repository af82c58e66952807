-- ===== 3_contract =====

-- lockstep rollback: turned_of_mapped_model, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 0f603a93b37487c9d2f44704681e35a1b858586965f4df50e90a7eb5bc1e6f8f
-- schema before  bcc106d83b26a5a6daf87b9139dc606938ad69a0c8c5f5135440b4b5943e72aa
-- schema after   7c845935e6cf6860018301af48200856c7da91e54f3a47f8e0c64738967eac01

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."_mix_AB_pkey_new"') AND (
       i.indrelid = '"public"."_mix"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'B', 'A')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."_mix_AB_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."_mix_AB_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."_mix_AB_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "_mix_AB_pkey_new" ON "public"."_mix" ("B", "A");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."_mix_AB_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."_mix"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'B', 'A')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY USING INDEX "_mix_AB_pkey_new";
ALTER INDEX "public"."_mix_B_index" RENAME TO "_mix_B_index_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."_mix_B_index"') AND (
       i.indrelid = '"public"."_mix"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'A')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."_mix_B_index"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."_mix_B_index"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."_mix_B_index";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "_mix_B_index" ON "public"."_mix" ("A");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."_mix_B_index"') AND i.indisvalid
       AND i.indrelid = '"public"."_mix"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'A')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."_mix_B_index_new"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."_mix"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."_mix_B_index_new"', '"public"."_mix"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index_new";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_mix" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_mix" RENAME COLUMN "A_exchanged" TO "B";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_B_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "A_exchanged" TO "_mix_B_fkey";
CREATE VIEW "public"."t1" WITH (security_invoker = true) AS SELECT "id" FROM "public"."Quince";
-- Gives the view the owner and the privileges of the table.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.view_ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."t1"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."Quince"'::pg_catalog.regclass::pg_catalog.oid)
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
          ('TABLE "public"."t1"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."t1"'::pg_catalog.regclass::pg_catalog.oid)
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

-- ===== 1_expand =====

-- lockstep rollback: turned_of_mapped_model, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d8c93533ba858f40c4fe9cc9b04e39911436258c208323556eb98175e2712e07
-- schema before  7c845935e6cf6860018301af48200856c7da91e54f3a47f8e0c64738967eac01
-- schema after   2e47d7e44bf7739958fc8d5c7e641e1a7dceab4824b006581b5f7f882a9ad4ad

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "t1_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."t1";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "t1";
COMMIT;
