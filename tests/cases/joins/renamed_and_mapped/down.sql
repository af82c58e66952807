-- ===== 3_contract =====

-- lockstep rollback: renamed_and_mapped, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bd21944229a0bdefe84ba7391c4d0ba8394bd2d3af350b8a6562564faa66537d
-- schema before  513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770
-- schema after   513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770

BEGIN;
CREATE VIEW "public"."_AppleToPear" WITH (security_invoker = true) AS SELECT "A", "B" FROM "public"."_BananaToPear";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_BananaToPear"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_AppleToPear" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
CREATE VIEW "public"."Apple" WITH (security_invoker = true) AS SELECT "id" FROM "public"."bananas";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."bananas"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."Apple" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: renamed_and_mapped, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 86ac1daae8dfcc91d480cf957909e85e49c169322af04b110f7dcfa663347c2b
-- schema before  513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770
-- schema after   b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."bananas" RENAME CONSTRAINT "bananas_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_BananaToPear_B_fkey" TO "_AppleToPear_B_fkey";
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_BananaToPear_A_fkey" TO "_AppleToPear_A_fkey";
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_BananaToPear_AB_pkey" TO "_AppleToPear_AB_pkey";
ALTER INDEX "public"."_BananaToPear_B_index" RENAME TO "_AppleToPear_B_index";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_AppleToPear";
-- H401 old application code stops working
ALTER TABLE "public"."_BananaToPear" RENAME TO "_AppleToPear";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
-- H401 old application code stops working
ALTER TABLE "public"."bananas" RENAME TO "Apple";
COMMIT;
