-- ===== 1_expand =====

-- lockstep migration: renamed_and_mapped, expand (1 of 2)
--
--   rename table public.Apple to public.bananas
--   rename table public._AppleToPear to public._BananaToPear
--   rename primary key public._AppleToPear._AppleToPear_AB_pkey to _BananaToPear_AB_pkey
--   rename index public._AppleToPear._AppleToPear_B_index to _BananaToPear_B_index
--   rename foreign key public._AppleToPear._AppleToPear_A_fkey to _BananaToPear_A_fkey
--   rename foreign key public._AppleToPear._AppleToPear_B_fkey to _BananaToPear_B_fkey
--   rename primary key public.Apple.Apple_pkey to bananas_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public._BananaToPear ACCESS EXCLUSIVE, public.bananas ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef
-- schema after   513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Apple" RENAME TO "bananas";
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_AppleToPear" RENAME TO "_BananaToPear";
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
ALTER INDEX "public"."_AppleToPear_B_index" RENAME TO "_BananaToPear_B_index";
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_AppleToPear_AB_pkey" TO "_BananaToPear_AB_pkey";
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_AppleToPear_A_fkey" TO "_BananaToPear_A_fkey";
ALTER TABLE "public"."_BananaToPear" RENAME CONSTRAINT "_AppleToPear_B_fkey" TO "_BananaToPear_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."bananas" RENAME CONSTRAINT "Apple_pkey" TO "bananas_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: renamed_and_mapped, contract (2 of 2)
--
--   rename table public.Apple to public.bananas
--   rename table public._AppleToPear to public._BananaToPear
--
-- data loss    NONE
-- blocking     BRIEF: public.Apple ACCESS EXCLUSIVE, public._AppleToPear ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770
-- schema after   513413efc3bc80cfe5538699eee2fa1b01fe82c55c14776467134ef900fb2770

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_AppleToPear";
COMMIT;
