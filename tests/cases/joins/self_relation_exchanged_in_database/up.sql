-- ===== 1_expand =====

-- lockstep migration: self_relation_exchanged_in_database, expand (1 of 2)
--
--   rename table public._f to public._following
--   rename column public._f.A to B
--   rename foreign key public._f._f_A_fkey to _following_B_fkey
--   rename foreign key public._f._f_B_fkey to _following_A_fkey
--   drop index public._f._f_B_index
--   create index public._following._following_B_index
--
-- data loss    NONE
-- blocking     BRIEF: public._following ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  9713c78dc9a296b1f18b099125ab1a7d633cbf71cea475f398fc591f6b77e916
-- schema after   8f08e45b780761cc04ad59a0989d062f7bc16774e98ffa7f27693db28fdaedc4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_f" RENAME TO "_following";
ALTER TABLE "public"."_following" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_following" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_following" RENAME COLUMN "A_exchanged" TO "B";
CREATE VIEW "public"."_f" WITH (security_invoker = true) AS SELECT "B" AS "A", "A" AS "B" FROM "public"."_following";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."_following"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."_f" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
ALTER TABLE "public"."_following" RENAME CONSTRAINT "_f_A_fkey" TO "_following_B_fkey";
ALTER TABLE "public"."_following" RENAME CONSTRAINT "_f_B_fkey" TO "_following_A_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_following_B_index";
CREATE INDEX CONCURRENTLY "_following_B_index" ON "public"."_following" ("B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_following_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_following_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_f_B_index";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 3_contract =====

-- lockstep migration: self_relation_exchanged_in_database, contract (2 of 2)
--
--   rename table public._f to public._following
--   create primary key public._following._following_AB_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public._f ACCESS EXCLUSIVE, public._following ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  8f08e45b780761cc04ad59a0989d062f7bc16774e98ffa7f27693db28fdaedc4
-- schema after   fcc72c074a0607932d0c3d0f2e24b19fa802594b29f7aaeb18672d87a46c46ce

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_f";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_following_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_following_AB_pkey_new" ON "public"."_following" ("A", "B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_following_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_following_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_following" DROP CONSTRAINT "_f_AB_pkey";
ALTER TABLE "public"."_following" ADD CONSTRAINT "_following_AB_pkey" PRIMARY KEY USING INDEX "_following_AB_pkey_new";
COMMIT;
