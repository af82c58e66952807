-- ===== 1_expand =====

-- lockstep migration: sides_unknown, expand (1 of 2)
--
--   rename table public.Apple to public.Quince
--   rename primary key public.Apple.Apple_pkey to Quince_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Quince ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  96ef09f20a66cb63dc53ed1f3d087b69c24f2901be80b216d08c7fff9d037cd4
-- schema after   81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Apple" RENAME TO "Quince";
CREATE VIEW "public"."Apple" WITH (security_invoker = true) AS SELECT "id" FROM "public"."Quince";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."Quince"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."Apple" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: sides_unknown, contract (2 of 2)
--
--   rename table public.Apple to public.Quince
--
-- data loss    NONE
-- blocking     BRIEF: public.Apple ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717
-- schema after   81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
COMMIT;
