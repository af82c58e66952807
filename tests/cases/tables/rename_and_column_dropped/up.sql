-- ===== 1_expand =====

-- lockstep migration: rename_and_column_dropped, expand (1 of 2)
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  d8861fde521a8c01b519ec1cbedbc5c1e1c980cf721ea96a63112118ed1ba526
-- schema after   549fcffbbd56c0dc108dfa30a8d238d4be6b025c392e129b0db99c15157bf233

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" RENAME TO "User";
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
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_pkey" TO "User_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename_and_column_dropped, contract (2 of 2)
--
--   rename table public.Account to public.User
--   drop column public.Account.bio
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  549fcffbbd56c0dc108dfa30a8d238d4be6b025c392e129b0db99c15157bf233
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."Account";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "bio";
COMMIT;
