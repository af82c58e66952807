-- ===== 1_expand =====

-- lockstep migration: both_models_renamed, expand (1 of 2)
--
--   rename table public.Apple to public.Quince
--   rename table public.Pear to public.Orange
--   rename table public._AppleToPear to public._OrangeToQuince
--   rename column public._AppleToPear.A to B
--   rename primary key public.Pear.Pear_pkey to Orange_pkey
--   rename primary key public.Apple.Apple_pkey to Quince_pkey
--   rename foreign key public._AppleToPear._AppleToPear_A_fkey to _OrangeToQuince_B_fkey
--   rename foreign key public._AppleToPear._AppleToPear_B_fkey to _OrangeToQuince_A_fkey
--   drop index public._AppleToPear._AppleToPear_B_index
--   create index public._OrangeToQuince._OrangeToQuince_B_index
--
-- data loss    NONE
-- blocking     BRIEF: public.Orange ACCESS EXCLUSIVE, public.Quince ACCESS EXCLUSIVE, public._OrangeToQuince ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef
-- schema after   b05367359961951668538da26e428b79893cfdef087a3a8dd00e6c37df76034c

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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pear" RENAME TO "Orange";
CREATE VIEW "public"."Pear" WITH (security_invoker = true) AS SELECT "id" FROM "public"."Orange";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."Orange"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."Pear" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_AppleToPear" RENAME TO "_OrangeToQuince";
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "A_exchanged" TO "B";
CREATE VIEW "public"."_AppleToPear" WITH (security_invoker = true) AS SELECT "B" AS "A", "A" AS "B" FROM "public"."_OrangeToQuince";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_OrangeToQuince"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_AppleToPear" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Orange" RENAME CONSTRAINT "Pear_pkey" TO "Orange_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_OrangeToQuince" RENAME CONSTRAINT "_AppleToPear_A_fkey" TO "_OrangeToQuince_B_fkey";
ALTER TABLE "public"."_OrangeToQuince" RENAME CONSTRAINT "_AppleToPear_B_fkey" TO "_OrangeToQuince_A_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_OrangeToQuince_B_index";
CREATE INDEX CONCURRENTLY "_OrangeToQuince_B_index" ON "public"."_OrangeToQuince" ("B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_OrangeToQuince_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_OrangeToQuince_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_AppleToPear_B_index";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 3_contract =====

-- lockstep migration: both_models_renamed, contract (2 of 2)
--
--   rename table public.Apple to public.Quince
--   rename table public.Pear to public.Orange
--   rename table public._AppleToPear to public._OrangeToQuince
--   create primary key public._OrangeToQuince._OrangeToQuince_AB_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Apple ACCESS EXCLUSIVE, public.Pear ACCESS EXCLUSIVE, public._AppleToPear ACCESS EXCLUSIVE, public._OrangeToQuince ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b05367359961951668538da26e428b79893cfdef087a3a8dd00e6c37df76034c
-- schema after   c4d3146e23a78dbb88876b0a988aaee261e504547b75132e66786b4e5bef3ace

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Pear";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_AppleToPear";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_OrangeToQuince_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_OrangeToQuince_AB_pkey_new" ON "public"."_OrangeToQuince" ("A", "B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_OrangeToQuince_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_OrangeToQuince_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_OrangeToQuince" DROP CONSTRAINT "_AppleToPear_AB_pkey";
ALTER TABLE "public"."_OrangeToQuince" ADD CONSTRAINT "_OrangeToQuince_AB_pkey" PRIMARY KEY USING INDEX "_OrangeToQuince_AB_pkey_new";
COMMIT;
