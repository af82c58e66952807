-- ===== 1_expand =====

-- lockstep migration: rename_and_column_widened, expand (1 of 2)
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  09138badb3766d6260773c3d87e5261c59a7be2632c72aca6315674f98a2814d
-- schema after   6128e092737e92d063779c653502c7d29489271dc757724554e24f285bb95941

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" RENAME TO "User";
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "visits" FROM "public"."User";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."User"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."Account" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_pkey" TO "User_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename_and_column_widened, contract (2 of 2)
--
--   rename table public.Account to public.User
--   alter column public.User.visits: type
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite); BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  6128e092737e92d063779c653502c7d29489271dc757724554e24f285bb95941
-- schema after   07cbdf49d4a64dfbfcde13e48969b8f48634e404d7d7ac6222714550ad332094

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."User" ALTER COLUMN "visits" TYPE bigint USING ("visits"::bigint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("visits");
COMMIT;
