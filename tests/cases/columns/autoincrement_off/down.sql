-- ===== 3_contract =====

-- lockstep rollback: autoincrement_off, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a2b573acd762baa922202888f6a586646e9e592767c8cb4f26e77efb4595c656
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   22b5bd303ef89b022f7a562ea08891fb56ce1ec063e34e8d544af2ecbb23748f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE SEQUENCE "public"."User_id_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."User"'::regclass AND s.oid = '"public"."User_id_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."User_id_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."User_id_seq" OWNED BY "public"."User"."id";
SELECT pg_catalog.setval('"public"."User_id_seq"', greatest(pg_catalog.max("id"), 1), coalesce(pg_catalog.max("id") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."User";
ALTER TABLE "public"."User" ALTER COLUMN "id" SET DEFAULT nextval('"public"."User_id_seq"'::regclass);
COMMIT;
