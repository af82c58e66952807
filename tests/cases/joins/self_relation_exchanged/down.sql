-- ===== 3_contract =====

-- lockstep rollback: self_relation_exchanged, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 386f3dd704aac96600a6013527197f35d759587fd586b3d63159a2f2b896f07a
-- schema before  fcc72c074a0607932d0c3d0f2e24b19fa802594b29f7aaeb18672d87a46c46ce
-- schema after   8f08e45b780761cc04ad59a0989d062f7bc16774e98ffa7f27693db28fdaedc4

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_f_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_f_AB_pkey_new" ON "public"."_following" ("B", "A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_f_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_f_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_following" DROP CONSTRAINT "_following_AB_pkey";
ALTER TABLE "public"."_following" ADD CONSTRAINT "_f_AB_pkey" PRIMARY KEY USING INDEX "_f_AB_pkey_new";
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
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: self_relation_exchanged, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5632d12c2061c5c66ecd57697ab35ed192524e1807631f39d641bf918d8eab98
-- schema before  8f08e45b780761cc04ad59a0989d062f7bc16774e98ffa7f27693db28fdaedc4
-- schema after   9713c78dc9a296b1f18b099125ab1a7d633cbf71cea475f398fc591f6b77e916

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_f_B_index";
CREATE INDEX CONCURRENTLY "_f_B_index" ON "public"."_following" ("A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_f_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_f_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_following_B_index";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_following" RENAME CONSTRAINT "_following_A_fkey" TO "_f_B_fkey";
ALTER TABLE "public"."_following" RENAME CONSTRAINT "_following_B_fkey" TO "_f_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."_f";
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_following" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_following" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_following" RENAME COLUMN "A_exchanged" TO "B";
-- H401 old application code stops working
ALTER TABLE "public"."_following" RENAME TO "_f";
COMMIT;
