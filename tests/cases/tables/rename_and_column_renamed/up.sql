-- ===== 1_expand =====

-- lockstep migration: rename_and_column_renamed, expand (1 of 2)
--
--   rename table public.Account to public.User
--   rename column public.Account.name to fullName
--   rename primary key public.Account.Account_pkey to User_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  0014ac92a2d497a7a93979c569087d254f727710e225b5b42ed68229152eb364
-- schema after   7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" RENAME TO "User";
ALTER TABLE "public"."User" RENAME COLUMN "name" TO "fullName";
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "fullName" AS "name" FROM "public"."User";
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

-- lockstep migration: rename_and_column_renamed, contract (2 of 2)
--
--   rename table public.Account to public.User
--
-- data loss    NONE
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0
-- schema after   7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
COMMIT;
