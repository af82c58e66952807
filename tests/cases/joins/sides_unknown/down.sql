-- ===== 3_contract =====

-- lockstep rollback: sides_unknown, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 04647badc2ceda3c74e88f65863b41a6363d9319bbd7ca6a826de32cc0f4a76a
-- schema before  81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717
-- schema after   81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717

BEGIN;
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
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: sides_unknown, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e0751a953c666d946c30656042ce3fb78f8e9f6ebc6447999139ba069a38d453
-- schema before  81250560c2f40cc2af79b87720b84313e5debeba6613321bbcb6781cc1bec717
-- schema after   96ef09f20a66cb63dc53ed1f3d087b69c24f2901be80b216d08c7fff9d037cd4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "Apple";
COMMIT;
