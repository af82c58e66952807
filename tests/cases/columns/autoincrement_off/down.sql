-- ===== 3_contract =====

-- lockstep rollback: autoincrement_off, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 60fb7d745f7b5977a4d6011dbfb95c2f5f931910c9da6215c29f61208cd65a9f
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   f7aae1360bacb58e1f74a62df01d6a3e035eb6d1d72f343474b8d4a71689e216

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
