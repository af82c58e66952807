-- ===== 1_expand =====

-- lockstep migration: relation_renamed, expand (1 of 2)
--
--   rename table public._mix to public._mixed
--   rename primary key public._mix._mix_AB_pkey to _mixed_AB_pkey
--   rename index public._mix._mix_B_index to _mixed_B_index
--   rename foreign key public._mix._mix_A_fkey to _mixed_A_fkey
--   rename foreign key public._mix._mix_B_fkey to _mixed_B_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public._mixed ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed
-- schema after   029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" RENAME TO "_mixed";
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
ALTER INDEX "public"."_mix_B_index" RENAME TO "_mixed_B_index";
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mix_AB_pkey" TO "_mixed_AB_pkey";
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mix_A_fkey" TO "_mixed_A_fkey";
ALTER TABLE "public"."_mixed" RENAME CONSTRAINT "_mix_B_fkey" TO "_mixed_B_fkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: relation_renamed, contract (2 of 2)
--
--   rename table public._mix to public._mixed
--
-- data loss    NONE
-- blocking     BRIEF: public._mix ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016
-- schema after   029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_mix";
COMMIT;
