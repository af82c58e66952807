-- ===== 3_contract =====

-- lockstep rollback: both_models_renamed, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 cbd852d5ea43e6a5eb95cc1eb7c5fc6d57fa0e92d8539237986092e1c875b70d
-- schema before  c4d3146e23a78dbb88876b0a988aaee261e504547b75132e66786b4e5bef3ace
-- schema after   b05367359961951668538da26e428b79893cfdef087a3a8dd00e6c37df76034c

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_AppleToPear_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_AppleToPear_AB_pkey_new" ON "public"."_OrangeToQuince" ("B", "A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_AppleToPear_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_AppleToPear_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_OrangeToQuince" DROP CONSTRAINT "_OrangeToQuince_AB_pkey";
ALTER TABLE "public"."_OrangeToQuince" ADD CONSTRAINT "_AppleToPear_AB_pkey" PRIMARY KEY USING INDEX "_AppleToPear_AB_pkey_new";
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

-- lockstep rollback: both_models_renamed, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 888678d6d57347b35da89375ae4661b4a2a39c03eaa388919d9b79446f7809c3
-- schema before  b05367359961951668538da26e428b79893cfdef087a3a8dd00e6c37df76034c
-- schema after   b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_AppleToPear_B_index";
CREATE INDEX CONCURRENTLY "_AppleToPear_B_index" ON "public"."_OrangeToQuince" ("A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_AppleToPear_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_AppleToPear_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_OrangeToQuince_B_index";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_OrangeToQuince" RENAME CONSTRAINT "_OrangeToQuince_A_fkey" TO "_AppleToPear_B_fkey";
ALTER TABLE "public"."_OrangeToQuince" RENAME CONSTRAINT "_OrangeToQuince_B_fkey" TO "_AppleToPear_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Orange" RENAME CONSTRAINT "Orange_pkey" TO "Pear_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_AppleToPear";
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_OrangeToQuince" RENAME COLUMN "A_exchanged" TO "B";
-- H401 old application code stops working
ALTER TABLE "public"."_OrangeToQuince" RENAME TO "_AppleToPear";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Pear";
-- H401 old application code stops working
ALTER TABLE "public"."Orange" RENAME TO "Pear";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "Apple";
COMMIT;
