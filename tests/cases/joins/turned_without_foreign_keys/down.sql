-- ===== 3_contract =====

-- lockstep rollback: turned_without_foreign_keys, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 d2954298eb804c767f6317fa29a8b2950120cc2f3aa8c1b62d2e5bb74eddcccc
-- schema before  30b66ba8698e4724bc3c55fdd0f28fbe7e11903a75d955a20e17f225b965b727
-- schema after   d0def0b28fbaa5824fb1dbbedc3374266d229e26844badb41a140fc04df96eb5

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

-- lockstep rollback: turned_without_foreign_keys, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 47401e941fb11fa4d6164c3209506d8cd379d14805c6a2516d6dcd1d95481e2a
-- schema before  d0def0b28fbaa5824fb1dbbedc3374266d229e26844badb41a140fc04df96eb5
-- schema after   7433b1c6c453088de4b9da379e28e8e2bd3753b7e469c25f18c008f7e4da7362

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
