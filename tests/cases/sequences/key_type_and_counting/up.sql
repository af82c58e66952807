-- ===== 3_contract =====

-- lockstep migration: key_type_and_counting, contract (1 of 1)
--
--   alter column public.t.c: type, default
--
-- data loss    LOW: values may be rounded or refused by a cast in public.t
-- blocking     LONG: public.t ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.t
-- schema before  d01308c22378d3ea9319ee14bcb0eb7b8d23cc0c9914f7224b98fbee08232189
-- schema after   ede54a88ac495bbd47a9ccf4542bcbd0ecce3af8248306230344b2113aad9ff4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."t" ALTER COLUMN "c" TYPE integer USING ("c"::integer);
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE "public"."t_c_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."t"'::regclass AND s.oid = '"public"."t_c_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."t_c_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."t_c_seq" OWNED BY "public"."t"."c";
SELECT pg_catalog.setval('"public"."t_c_seq"', greatest(pg_catalog.max("c"), 1), coalesce(pg_catalog.max("c") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."t";
ALTER TABLE "public"."t" ALTER COLUMN "c" SET DEFAULT nextval('"public"."t_c_seq"'::regclass);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("c");
COMMIT;
