-- ===== 3_contract =====

-- lockstep rollback: percent_in_renamed_table, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 04be67ecdf618dcba523bc88b4edb98e9b6d3a7268cf42f2844abf7a2f7ecba2
-- schema before  78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb
-- schema after   78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb

BEGIN;
CREATE VIEW "public"."50% 'off' $lockstep$" WITH (security_invoker = true) AS SELECT "id" FROM "public"."sale";
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."sale"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."50%% ''off'' $lockstep$" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep1$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: percent_in_renamed_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 14f8619c9641c43b0dae5e29fc7b10cb8c8da9e55442a72855712f793e2e4718
-- schema before  78e8cfea653616b07e19171519cf5e1f858dfc07e06c2fb42d6c1bd33164c1cb
-- schema after   4b1a906bee0630940cfff60c6a8e0150aed4fbe838f18759e8eb8d781950092e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."sale" RENAME CONSTRAINT "sale_pkey" TO "50% 'off' $lockstep$_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."50% 'off' $lockstep$";
-- H401 old application code stops working
ALTER TABLE "public"."sale" RENAME TO "50% 'off' $lockstep$";
COMMIT;
