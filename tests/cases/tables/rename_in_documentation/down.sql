-- ===== 3_contract =====

-- lockstep rollback: rename_in_documentation, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4964dadc9399889b62578ae63c42ac4a2bf208bd6d4d45c1485faf7646059dac
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id" FROM "public"."User";
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

-- ===== 1_expand =====

-- lockstep rollback: rename_in_documentation, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 75a82b09cee29838b78f31cce6d0d596359bcf9a97e337d18045f16e62e7acd9
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   e29260f89101b4c6b5e8c2988be3c98fbb8f669916cfd0d498b98b99b43db8de

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
