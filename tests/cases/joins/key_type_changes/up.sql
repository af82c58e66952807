-- ===== 1_expand =====

-- lockstep migration: key_type_changes, expand (1 of 2)
--
--   rename table public.Apple to public.Quince
--   rename primary key public.Apple.Apple_pkey to Quince_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Quince ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed
-- schema after   79e8697e3e532dcd74d32d9c1066188805bd737943dec08092b8a745600cadd1

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
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: key_type_changes, contract (2 of 2)
--
--   rename table public.Apple to public.Quince
--   rename column public._mix.A to B
--   alter column public.Quince.id: type
--   alter column public._mix.B: type
--   alter primary key public._mix._mix_AB_pkey: columns
--   alter index public._mix._mix_B_index: parts
--
-- data loss    NONE
-- blocking     LONG: public.Quince ACCESS EXCLUSIVE (rewrite), public._mix ACCESS EXCLUSIVE (rewrite); BRIEF: public.Apple ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when duplicates were written since; fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: ExchangeColumns on public._mix
-- schema before  79e8697e3e532dcd74d32d9c1066188805bd737943dec08092b8a745600cadd1
-- schema after   7df333eed21a24c92d3265f98473af63b810854fa6ab086b1c499c1fe0c82dd6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Apple";
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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_B_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Quince" ALTER COLUMN "id" TYPE bigint USING ("id"::bigint);
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."_mix" ALTER COLUMN "B" TYPE bigint USING ("B"::bigint);
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Quince" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."_mix" VALIDATE CONSTRAINT "_mix_B_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_mix_AB_pkey_new" ON "public"."_mix" ("A", "B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index_new";
CREATE INDEX CONCURRENTLY "_mix_B_index_new" ON "public"."_mix" ("B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_B_index_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_B_index_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER INDEX "public"."_mix_B_index_new" RENAME TO "_mix_B_index";
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY USING INDEX "_mix_AB_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Quince" ("id");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."_mix" ("B");
COMMIT;
