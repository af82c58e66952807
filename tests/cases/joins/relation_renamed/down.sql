-- ===== 3_contract =====

-- lockstep rollback: relation_renamed, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ce152de531eca0e98094ef45fecbb60c86c2e1b1c2c743d11e7fbc54c0b52ca6
-- schema before  029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016
-- schema after   029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016

BEGIN;
CREATE VIEW "public"."_mix" WITH (security_invoker = true) AS SELECT "A", "B" FROM "public"."_mixed";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_mixed"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_mix" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: relation_renamed, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d094ffe5ece4677a397ceebfaac2537f1783d70264e7d99b49e7d6a69cf2a0ef
-- schema before  029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016
-- schema after   d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mixed_B_fkey" TO "_mix_B_fkey";
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mixed_A_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mixed_AB_pkey" TO "_mix_AB_pkey";
ALTER INDEX "public"."_mixed_B_index" RENAME TO "_mix_B_index";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_mix";
-- H401 old application code stops working
ALTER TABLE "public"."_mixed" RENAME TO "_mix";
COMMIT;
