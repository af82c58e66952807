-- ===== 1_expand =====

-- lockstep migration: rename_in_documentation, expand (1 of 2)
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  e29260f89101b4c6b5e8c2988be3c98fbb8f669916cfd0d498b98b99b43db8de
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" RENAME TO "User";
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id" FROM "public"."User";
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

-- lockstep migration: rename_in_documentation, contract (2 of 2)
--
--   rename table public.Account to public.User
--
-- data loss    NONE
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
COMMIT;
