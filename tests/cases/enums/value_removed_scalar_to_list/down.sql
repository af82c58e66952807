-- ===== 3_contract =====

-- lockstep rollback: value_removed_scalar_to_list, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements is restored as NULL
-- undoes       migration.sql, sha256 f8d79d4f476a773b944320046b043950084e0e8c5568c27f8f0b6a47376db2ba
-- schema before  73cc53341c67b322b31b322acda2ead03e58c95208c6a59a4e95d5d76dd292ce
-- schema after   177923a00c90b7cd4b65735ddc9b0962ba68cec753293076c3c0bc6cb856a4af

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- Records owners and privileges of objects that are dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('GUEST', 'MEMBER');
ALTER TABLE "public"."Account"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role"[] USING ("role"::text[]::"public"."Role"[]);
DROP TYPE "public"."Role_old";
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
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
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
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "role" TYPE "public"."Role" USING (CASE WHEN pg_catalog.cardinality("role") <= 1 THEN "role"[1]::text::"public"."Role" END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("role");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: value_removed_scalar_to_list, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: refused while rows without a value exist
-- undoes       migration.sql, sha256 e41cc60a8e3db188aa49d91f895ee250552d11a0110a0ad1bb93c680d90ce5aa
-- schema before  177923a00c90b7cd4b65735ddc9b0962ba68cec753293076c3c0bc6cb856a4af
-- schema after   06b5fd82f9bdb28dd94803d675901adfe4f4b3817eaae340a9794f78a0b63b28

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Account" WHERE "role" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Account"."role" has rows without a value, so NOT NULL cannot be restored',
      HINT = 'give these rows a value (the dropped values are not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Account" ADD CONSTRAINT "Account_role_not_null_check" CHECK ("role" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Account" VALIDATE CONSTRAINT "Account_role_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "role" SET NOT NULL;
ALTER TABLE "public"."Account" DROP CONSTRAINT "Account_role_not_null_check";
COMMIT;
