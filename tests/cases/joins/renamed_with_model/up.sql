-- ===== 1_expand =====

-- lockstep migration: renamed_with_model, expand (1 of 2)
--
--   rename table public.House to public.Building
--   rename table public._HouseToTag to public._BuildingToTag
--   rename primary key public.House.House_pkey to Building_pkey
--   rename primary key public._HouseToTag._HouseToTag_AB_pkey to _BuildingToTag_AB_pkey
--   rename index public._HouseToTag._HouseToTag_B_index to _BuildingToTag_B_index
--   rename foreign key public._HouseToTag._HouseToTag_A_fkey to _BuildingToTag_A_fkey
--   rename foreign key public._HouseToTag._HouseToTag_B_fkey to _BuildingToTag_B_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Building ACCESS EXCLUSIVE, public._BuildingToTag ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  17a0b7bfb3c1d1dd2df28f124390b2c90699443ed5d6e8e5bb12ea02079133ce
-- schema after   534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."House" RENAME TO "Building";
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_HouseToTag" RENAME TO "_BuildingToTag";
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
ALTER INDEX "public"."_HouseToTag_B_index" RENAME TO "_BuildingToTag_B_index";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Building" RENAME CONSTRAINT "House_pkey" TO "Building_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_HouseToTag_AB_pkey" TO "_BuildingToTag_AB_pkey";
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_HouseToTag_A_fkey" TO "_BuildingToTag_A_fkey";
ALTER TABLE "public"."_BuildingToTag" RENAME CONSTRAINT "_HouseToTag_B_fkey" TO "_BuildingToTag_B_fkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: renamed_with_model, contract (2 of 2)
--
--   rename table public.House to public.Building
--   rename table public._HouseToTag to public._BuildingToTag
--
-- data loss    NONE
-- blocking     BRIEF: public.House ACCESS EXCLUSIVE, public._HouseToTag ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3
-- schema after   534495b14165955438bf29dd48959b66fd2daa69828156de1c40777fc7f5a9b3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."House";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_HouseToTag";
COMMIT;
