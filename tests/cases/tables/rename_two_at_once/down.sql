-- ===== 3_contract =====

-- lockstep rollback: rename_two_at_once, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ccbcba36f77c51a0a30cb70f9fb43476ef7188579bcd17931cc41ac36c69f200
-- schema before  e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec
-- schema after   e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec

BEGIN;
CREATE VIEW "public"."B" WITH (security_invoker = true) AS SELECT "id", "aId" FROM "public"."D";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."D"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."B" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE VIEW "public"."A" WITH (security_invoker = true) AS SELECT "id" FROM "public"."C";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  granted record;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."C"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."A" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: rename_two_at_once, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 99131faa47f49addb70dc46dc484b674d18f0704cdaad82bf8b24d5fdf43731c
-- schema before  e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec
-- schema after   6145f5e10a786f28efbb19c7d92f743111774281c169324efa3bab7c0d5b4b81

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."D" RENAME CONSTRAINT "D_pkey" TO "B_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."C" RENAME CONSTRAINT "C_pkey" TO "A_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."B";
-- H401 old application code stops working
ALTER TABLE "public"."D" RENAME TO "B";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."A";
-- H401 old application code stops working
ALTER TABLE "public"."C" RENAME TO "A";
COMMIT;
