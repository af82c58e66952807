-- ===== 3_contract =====

-- lockstep rollback: rename_with_everything, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 52c15be1b54006b74e40a17c6de7bf7a1b409770eaf178aec09aa3b61fc1f962
-- schema before  652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610
-- schema after   652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610

BEGIN;
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "email", "parentId" FROM "public"."User";
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

-- lockstep rollback: rename_with_everything, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 3a54128264245198dba8c61f05e482de5e6d4e498a706435bc8036737022779b
-- schema before  652e8296352f5179762c70d0235b99730acf594c18e5aa8cdc606732dca0f610
-- schema after   22ddcf1e6ce70a67540a493751ded7d373c43b9c96cb7dd4382ccc04790610dc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" RENAME CONSTRAINT "User_parentId_fkey" TO "Account_parentId_fkey";
ALTER TABLE "public"."User" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";
ALTER INDEX "public"."User_parentId_idx" RENAME TO "Account_parentId_idx";
ALTER INDEX "public"."User_email_key" RENAME TO "Account_email_key";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME TO "Account";
COMMIT;
