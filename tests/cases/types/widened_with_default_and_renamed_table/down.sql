-- ===== 3_contract =====

-- lockstep rollback: widened_with_default_and_renamed_table, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 82ea0c0628853252d0aade3418dcb905a5bc74f6bbefb07d0201e520d2ae07a4
-- schema before  d7b703383db461c62c2669461d4358fe7936fa4e4a1b69dcb2ddf2434282deb3
-- schema after   f21c6629813c80a1f27c53080564d6361db07b797bae9856d20b9c4ede74bfb1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."new" ALTER COLUMN "c" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."new" ALTER COLUMN "c" TYPE varchar(10);
COMMIT;

BEGIN;
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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."new" ("c");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: widened_with_default_and_renamed_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e2e90524420156b06fe0ae90deb305baba0bb0887b44c4f93d8a49c7a3e3d4bb
-- schema before  f21c6629813c80a1f27c53080564d6361db07b797bae9856d20b9c4ede74bfb1
-- schema after   b91f9fca688cfc9cee7e35e42131cbaa4bec727683726af3a81a01336db140b9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."new" RENAME CONSTRAINT "new_pkey" TO "old_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."old";
-- H401 old application code stops working
ALTER TABLE "public"."new" RENAME TO "old";
COMMIT;
