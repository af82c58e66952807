-- ===== 1_expand =====

-- lockstep migration: turned_with_its_name, expand (1 of 2)
--
--   rename table public.Apple to public.Quince
--   rename table public._AppleToPear to public._PearToQuince
--   rename column public._AppleToPear.A to B
--   rename primary key public.Apple.Apple_pkey to Quince_pkey
--   rename foreign key public._AppleToPear._AppleToPear_A_fkey to _PearToQuince_B_fkey
--   rename foreign key public._AppleToPear._AppleToPear_B_fkey to _PearToQuince_A_fkey
--   drop index public._AppleToPear._AppleToPear_B_index
--   create index public._PearToQuince._PearToQuince_B_index
--
-- data loss    NONE
-- blocking     BRIEF: public.Quince ACCESS EXCLUSIVE, public._PearToQuince ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  b413634573d31ebc9f52a8a1cc9b8c7203d6f6139377cf2ea37badf63da117ef
-- schema after   c625e9d99bd34400ff01917c38a51d6d74ab26f726b71a097d1357f3bad10bf8

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
ALTER TABLE "public"."_AppleToPear" RENAME TO "_PearToQuince";
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_PearToQuince" RENAME COLUMN "A_exchanged" TO "B";
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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PearToQuince" RENAME CONSTRAINT "_AppleToPear_A_fkey" TO "_PearToQuince_B_fkey";
ALTER TABLE "public"."_PearToQuince" RENAME CONSTRAINT "_AppleToPear_B_fkey" TO "_PearToQuince_A_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_PearToQuince_B_index";
CREATE INDEX CONCURRENTLY "_PearToQuince_B_index" ON "public"."_PearToQuince" ("B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_PearToQuince_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_PearToQuince_B_index"';
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

-- lockstep migration: turned_with_its_name, contract (2 of 2)
--
--   rename table public.Apple to public.Quince
--   rename table public._AppleToPear to public._PearToQuince
--   create primary key public._PearToQuince._PearToQuince_AB_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Apple ACCESS EXCLUSIVE, public._AppleToPear ACCESS EXCLUSIVE, public._PearToQuince ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  c625e9d99bd34400ff01917c38a51d6d74ab26f726b71a097d1357f3bad10bf8
-- schema after   1664c534f5a58a424cf62bb7c096991bb74126403f6e66686d70f0611d9bdc1d

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

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_PearToQuince_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_PearToQuince_AB_pkey_new" ON "public"."_PearToQuince" ("A", "B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_PearToQuince_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_PearToQuince_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PearToQuince" DROP CONSTRAINT "_AppleToPear_AB_pkey";
ALTER TABLE "public"."_PearToQuince" ADD CONSTRAINT "_PearToQuince_AB_pkey" PRIMARY KEY USING INDEX "_PearToQuince_AB_pkey_new";
COMMIT;
