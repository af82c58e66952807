-- ===== 3_contract =====

-- lockstep rollback: autoincrement_to_default, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 950dd1817aee5df46e12617451db133d8a28f4f37908a77b659494b2f4f2d4b0
-- schema before  eccb36aeb7ef7af493f926b350f0ea5a2d42d18455ade579d140cf8dbebd5d46
-- schema after   82dd7719e49c2d843fd62af22bb2fa16120aa776426f8a6413ab2ef2f061a15b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "number" DROP DEFAULT;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE "public"."User_number_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."User"'::regclass AND s.oid = '"public"."User_number_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."User_number_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."User_number_seq" OWNED BY "public"."User"."number";
SELECT pg_catalog.setval('"public"."User_number_seq"', greatest(pg_catalog.max("number"), 1), coalesce(pg_catalog.max("number") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."User";
ALTER TABLE "public"."User" ALTER COLUMN "number" SET DEFAULT nextval('"public"."User_number_seq"'::regclass);
COMMIT;
