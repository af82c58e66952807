-- ===== 1_expand =====

-- lockstep migration: rename, expand (1 of 2)
--
--   rename table public.accounts to public.users
--   rename primary key public.accounts.accounts_pkey to users_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.users ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  a6165cb05e3678a5ed9eff3580dc172d3b22f290229b5087128436387a77dd4f
-- schema after   80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."accounts" RENAME TO "users";
CREATE VIEW "public"."accounts" WITH (security_invoker = true) AS SELECT "id", "email" FROM "public"."users";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."users"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."accounts" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."users" RENAME CONSTRAINT "accounts_pkey" TO "users_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename, contract (2 of 2)
--
--   rename table public.accounts to public.users
--
-- data loss    NONE
-- blocking     BRIEF: public.accounts ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677
-- schema after   80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."accounts";
COMMIT;
