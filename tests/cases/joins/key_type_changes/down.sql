-- ===== 3_contract =====

-- lockstep rollback: key_type_changes, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 bb275dd6474941422e3c87666348f09f203c1468f9b1ac73fb51c6fc13f87889
-- schema before  7df333eed21a24c92d3265f98473af63b810854fa6ab086b1c499c1fe0c82dd6
-- schema after   79e8697e3e532dcd74d32d9c1066188805bd737943dec08092b8a745600cadd1

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_mix_AB_pkey_new" ON "public"."_mix" ("B", "A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY USING INDEX "_mix_AB_pkey_new";
ALTER INDEX "public"."_mix_B_index" RENAME TO "_mix_B_index_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index_new";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index";
CREATE INDEX CONCURRENTLY "_mix_B_index" ON "public"."_mix" ("A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_B_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."_mix" ALTER COLUMN "B" TYPE integer USING ("B"::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Quince" ALTER COLUMN "id" TYPE integer USING ("id"::integer);
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Quince" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."_mix" VALIDATE CONSTRAINT "_mix_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_mix" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_mix" RENAME COLUMN "A_exchanged" TO "B";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey" TO "_mix_A_fkey_exchanged";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_B_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey_exchanged" TO "_mix_B_fkey";
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
SET LOCAL statement_timeout = 0;
ANALYZE "public"."_mix" ("B");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Quince" ("id");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: key_type_changes, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 fac9f271c18bf8188565ae22791d36b12048e1b225f1110a22b723b57e022fbc
-- schema before  79e8697e3e532dcd74d32d9c1066188805bd737943dec08092b8a745600cadd1
-- schema after   d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "Apple";
COMMIT;
