-- ===== 1_expand =====

-- lockstep migration: rename_with_everything, expand (1 of 2)
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--   rename index public.Account.Account_email_key to User_email_key
--   rename index public.Account.Account_parentId_idx to User_parentId_idx
--   rename foreign key public.Account.Account_parentId_fkey to User_parentId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  22ddcf1e6ce70a67540a493751ded7d373c43b9c96cb7dd4382ccc04790610dc
-- schema after   652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" RENAME TO "User";
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "email", "parentId" FROM "public"."User";
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
ALTER INDEX "public"."Account_email_key" RENAME TO "User_email_key";
ALTER INDEX "public"."Account_parentId_idx" RENAME TO "User_parentId_idx";
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_pkey" TO "User_pkey";
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_parentId_fkey" TO "User_parentId_fkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename_with_everything, contract (2 of 2)
--
--   rename table public.Account to public.User
--
-- data loss    NONE
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610
-- schema after   652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
COMMIT;
