-- ===== 3_contract =====

-- lockstep rollback: table_with_objects, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the rows are restored from the archive until it is purged
-- undoes       migration.sql, sha256 ad7c5b0e0609abff601e5de172c2ea62d2ebd3e0af0bea95da243ee9f0eec0be
-- schema before  31d941b3d4782a9c89767ada20515709a13c4ffdfc4adf7c6bf734f38db1a429
-- schema after   576cd2d86735a62c882c0084febaa141f8c4485c201c059d079806f5c3629fb4

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_gone_9bf76f86"."gone"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_gone_9bf76f86 of "public"."gone" does not exist',
      HINT = 'it was purged, so this rollback cannot restore the data: restore the archive from a backup, or write the rollback by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.stamp()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN NEW.changed := now(); RETURN NEW; END $function$;
-- lockstep:allow H401 no application uses the archive
ALTER TABLE "lockstep_archive_gone_9bf76f86"."gone" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_gone_9bf76f86";
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
-- H205 drops an object that its definition can restore: publication gone_publication
DROP PUBLICATION gone_publication;
CREATE TRIGGER gone_stamp BEFORE INSERT ON public.gone FOR EACH ROW EXECUTE FUNCTION public.stamp();
COMMENT ON TRIGGER gone_stamp on public.gone IS 'stamps';
CREATE STATISTICS public.gone_statistics ON kept_id, price FROM public.gone;
CREATE PUBLICATION gone_publication FOR TABLE ONLY public.gone, ONLY public.kept WITH (publish = 'insert, update, delete, truncate');
CREATE VIEW public.cheap AS
 SELECT gone.id
   FROM public.gone
  WHERE (gone.price < 10);
ALTER TABLE "public"."gone" ADD CONSTRAINT "gone_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "public"."kept" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."gone" VALIDATE CONSTRAINT "gone_kept_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."gone" ("kept_id", "price");
COMMIT;
