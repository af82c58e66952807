-- lockstep migration: percent_in_autoincrement
--
--   alter column public.t%s "x".i'd %s: default
--
-- data loss    NONE
-- blocking     BRIEF: public."t%s \"x\"" ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  ed87f6cb0d937e76deb0d26dd673f51c7b3827842df766981242efe169ee935c
-- schema after   c2e69e2f8022df5c9d9f49aee3e73f0693ad39f9009c65d0e361e9b41e095a92

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE SEQUENCE "public"."t%s ""x""_i'd %s_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."t%s ""x"""'::regclass AND s.oid = '"public"."t%s ""x""_i''d %s_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."t%s ""x""_i''d %s_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."t%s ""x""_i'd %s_seq" OWNED BY "public"."t%s ""x"""."i'd %s";
SELECT pg_catalog.setval('"public"."t%s ""x""_i''d %s_seq"', greatest(pg_catalog.max("i'd %s"), 1), coalesce(pg_catalog.max("i'd %s") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."t%s ""x""";
ALTER TABLE "public"."t%s ""x""" ALTER COLUMN "i'd %s" SET DEFAULT nextval('"public"."t%s ""x""_i''d %s_seq"'::regclass);
COMMIT;
