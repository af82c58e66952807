-- ===== 3_contract =====

-- lockstep rollback: rename, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0c277529e91bf5f8379da6e97093acb97042a991368a8e59fec50cbe431a34b0
-- schema before  80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677
-- schema after   80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677

BEGIN;
CREATE VIEW "public"."accounts" WITH (security_invoker = true) AS SELECT "id", "email" FROM "public"."users";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."users"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."accounts" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: rename, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8f535016d2d90d8e30001f79a10a07e3fe152546b25fa1ba361c646d02955941
-- schema before  80262416c00c972b9c9b9f10bace409c1bd44d67b9f64fd3632b2610471cd677
-- schema after   a6165cb05e3678a5ed9eff3580dc172d3b22f290229b5087128436387a77dd4f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."users" RENAME CONSTRAINT "users_pkey" TO "accounts_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."accounts";
-- H401 old application code stops working
ALTER TABLE "public"."users" RENAME TO "accounts";
COMMIT;
