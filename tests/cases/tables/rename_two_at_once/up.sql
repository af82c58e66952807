-- ===== 1_expand =====

-- lockstep migration: rename_two_at_once, expand (1 of 2)
--
--   rename table public.A to public.C
--   rename table public.B to public.D
--   rename primary key public.A.A_pkey to C_pkey
--   rename primary key public.B.B_pkey to D_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.C ACCESS EXCLUSIVE, public.D ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  6145f5e10a786f28efbb19c7d92f743111774281c169324efa3bab7c0d5b4b81
-- schema after   e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."A" RENAME TO "C";
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."B" RENAME TO "D";
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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."C" RENAME CONSTRAINT "A_pkey" TO "C_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."D" RENAME CONSTRAINT "B_pkey" TO "D_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename_two_at_once, contract (2 of 2)
--
--   rename table public.A to public.C
--   rename table public.B to public.D
--
-- data loss    NONE
-- blocking     BRIEF: public.A ACCESS EXCLUSIVE, public.B ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec
-- schema after   e77bb30a52b46d5d806ce50d1ab76db9d67e080fa39e7a2d3ee62f1b3405ceec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."A";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."B";
COMMIT;
