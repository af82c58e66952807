-- ===== 3_contract =====

-- lockstep rollback: turned_with_its_name, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 aa6e35a04c9a032a2356d980812b46725645faadc784ab7fe023081d488d4747
-- schema before  1664c534f5a58a424cf62bb7c096991bb74126403f6e66686d70f0611d9bdc1d
-- schema after   c625e9d99bd34400ff01917c38a51d6d74ab26f726b71a097d1357f3bad10bf8

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_AppleToPear_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_AppleToPear_AB_pkey_new" ON "public"."_PearToQuince" ("B", "A");
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
ALTER TABLE "public"."_PearToQuince" DROP CONSTRAINT "_PearToQuince_AB_pkey";
ALTER TABLE "public"."_PearToQuince" ADD CONSTRAINT "_AppleToPear_AB_pkey" PRIMARY KEY USING INDEX "_AppleToPear_AB_pkey_new";
CREATE VIEW "public"."_AppleToPear" WITH (security_invoker = true) AS SELECT "B" AS "A", "A" AS "B" FROM "public"."_PearToQuince";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_PearToQuince"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_AppleToPear" TO %s', granted.privilege_type, granted.grantee);
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

-- lockstep rollback: turned_with_its_name, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2054fd4aac453883eb71f2068041ee6dc5d2c3ec42e91677341a3e976273e715
-- schema before  c625e9d99bd34400ff01917c38a51d6d74ab26f726b71a097d1357f3bad10bf8
-- schema after   b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_AppleToPear_B_index";
CREATE INDEX CONCURRENTLY "_AppleToPear_B_index" ON "public"."_PearToQuince" ("A");
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
DROP INDEX CONCURRENTLY IF EXISTS "public"."_PearToQuince_B_index";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PearToQuince" RENAME CONSTRAINT "_PearToQuince_A_fkey" TO "_AppleToPear_B_fkey";
ALTER TABLE "public"."_PearToQuince" RENAME CONSTRAINT "_PearToQuince_B_fkey" TO "_AppleToPear_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_AppleToPear";
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "A_exchanged" TO "B";
-- H401 old application code stops working
ALTER TABLE "public"."_PearToQuince" RENAME TO "_AppleToPear";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "Apple";
COMMIT;
