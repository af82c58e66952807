-- ===== 1_expand =====

-- lockstep migration: percent_in_renamed_table, expand (1 of 2)
--
--   rename table public.50% 'off' $lockstep$ to public.sale
--   rename primary key public.50% 'off' $lockstep$.50% 'off' $lockstep$_pkey to sale_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.sale ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  4b1a906bee0630940cfff60c6a8e0150aed4fbe838f18759e8eb8d781950092e
-- schema after   78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."50% 'off' $lockstep$" RENAME TO "sale";
CREATE VIEW "public"."50% 'off' $lockstep$" WITH (security_invoker = true) AS SELECT "id" FROM "public"."sale";
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."sale"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."50%% ''off'' $lockstep$" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep1$;
ALTER TABLE "public"."sale" RENAME CONSTRAINT "50% 'off' $lockstep$_pkey" TO "sale_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: percent_in_renamed_table, contract (2 of 2)
--
--   rename table public.50% 'off' $lockstep$ to public.sale
--
-- data loss    NONE
-- blocking     BRIEF: public."50% 'off' $lockstep$" ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb
-- schema after   78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."50% 'off' $lockstep$";
COMMIT;
