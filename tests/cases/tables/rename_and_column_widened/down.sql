-- ===== 3_contract =====

-- lockstep rollback: rename_and_column_widened, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 9fc7ef1a2933b1fdc3a4e0fca1bbda17a70c5891b286b2203be071e5c1ecd93e
-- schema before  07cbdf49d4a64dfbfcde13e48969b8f48634e404d7d7ac6222714550ad332094
-- schema after   6128e092737e92d063779c653502c7d29489271dc757724554e24f285bb95941

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "visits" TYPE integer USING ("visits"::integer);
COMMIT;

BEGIN;
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "visits" FROM "public"."User";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."User"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."Account" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("visits");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: rename_and_column_widened, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 26115c0c79fa7ae883f76af33be757a39108dc69bc8e1a90059e4e46fcef3ef1
-- schema before  6128e092737e92d063779c653502c7d29489271dc757724554e24f285bb95941
-- schema after   09138badb3766d6260773c3d87e5261c59a7be2632c72aca6315674f98a2814d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME TO "Account";
COMMIT;
