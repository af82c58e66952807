-- ===== 3_contract =====

-- lockstep rollback: rename_and_column_renamed, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bef7b422e473f9d8500ded7e5cef3a75a82fb6b5c7c8535116db4f63e378edb2
-- schema before  7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0
-- schema after   7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0

BEGIN;
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "fullName" AS "name" FROM "public"."User";
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

-- lockstep rollback: rename_and_column_renamed, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 51010fd59cb6e10210ec56d8185af4e3d7abc260b10d99869ba998c609cf41fd
-- schema before  7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0
-- schema after   0014ac92a2d497a7a93979c569087d254f727710e225b5b42ed68229152eb364

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
ALTER TABLE "public"."User" RENAME COLUMN "fullName" TO "name";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME TO "Account";
COMMIT;
