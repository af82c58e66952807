-- ===== 1_expand =====

-- lockstep migration: widened_with_default_and_renamed_table, expand (1 of 2)
--
--   rename table public.old to public.new
--   rename primary key public.old.old_pkey to new_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.new ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  b91f9fca688cfc9cee7e35e42131cbaa4bec727683726af3a81a01336db140b9
-- schema after   f21c6629813c80a1f27c53080564d6361db07b797bae9856d20b9c4ede74bfb1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."old" RENAME TO "new";
CREATE VIEW "public"."old" WITH (security_invoker = true) AS SELECT "id", "c" FROM "public"."new";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."new"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."old" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."new" RENAME CONSTRAINT "old_pkey" TO "new_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: widened_with_default_and_renamed_table, contract (2 of 2)
--
--   rename table public.old to public.new
--   alter column public.new.c: type, default
--
-- data loss    NONE
-- blocking     BRIEF: public.new ACCESS EXCLUSIVE, public.old ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  f21c6629813c80a1f27c53080564d6361db07b797bae9856d20b9c4ede74bfb1
-- schema after   d7b703383db461c62c2669461d4358fe7936fa4e4a1b69dcb2ddf2434282deb3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."new" ALTER COLUMN "c" TYPE text;
ALTER TABLE "public"."new" ALTER COLUMN "c" SET DEFAULT 'a';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."new" ("c");
COMMIT;
