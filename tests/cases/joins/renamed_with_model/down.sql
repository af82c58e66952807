-- ===== 3_contract =====

-- lockstep rollback: renamed_with_model, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 072c3b7132a9f885aa81254a7200737fdb858a9aba4a664ca65b2f33d8ca11df
-- schema before  534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3
-- schema after   534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3

BEGIN;
CREATE VIEW "public"."_HouseToTag" WITH (security_invoker = true) AS SELECT "A", "B" FROM "public"."_BuildingToTag";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_BuildingToTag"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_HouseToTag" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
CREATE VIEW "public"."House" WITH (security_invoker = true) AS SELECT "id" FROM "public"."Building";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."Building"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."House" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: renamed_with_model, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bc9f7c3ea0fa4ee57e45f26dd6ba1c9a58ccd18a96b164d622643e1b9e4513e0
-- schema before  534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3
-- schema after   17a0b7bfb3c1d1dd2df28f124390b2c90699443ed5d6e8e5bb12ea02079133ce

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_BuildingToTag_B_fkey" TO "_HouseToTag_B_fkey";
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_BuildingToTag_A_fkey" TO "_HouseToTag_A_fkey";
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_BuildingToTag_AB_pkey" TO "_HouseToTag_AB_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Building" RENAME CONSTRAINT "Building_pkey" TO "House_pkey";
ALTER INDEX "public"."_BuildingToTag_B_index" RENAME TO "_HouseToTag_B_index";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_HouseToTag";
-- H401 old application code stops working
ALTER TABLE "public"."_BuildingToTag" RENAME TO "_HouseToTag";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."House";
-- H401 old application code stops working
ALTER TABLE "public"."Building" RENAME TO "House";
COMMIT;
