-- ===== 3_contract =====

-- lockstep rollback: rename_and_column_dropped, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 e1c1ea62b4e6e59899d34fd9855bde064b353b926dfb07145e85e3abe8a72d35
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   549fcffbbd56c0dc108dfa30a8d238d4be6b025c392e129b0db99c15157bf233

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "bio" text;
CREATE VIEW "public"."Account" WITH (security_invoker = true) AS SELECT "id", "bio" FROM "public"."User";
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

-- lockstep rollback: rename_and_column_dropped, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0b8c3bbf36fcea75caaf9a7badb939db41745c2e23d508e51bb25794b7d5b84c
-- schema before  549fcffbbd56c0dc108dfa30a8d238d4be6b025c392e129b0db99c15157bf233
-- schema after   d8861fde521a8c01b519ec1cbedbc5c1e1c980cf721ea96a63112118ed1ba526

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
