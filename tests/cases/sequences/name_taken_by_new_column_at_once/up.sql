-- lockstep migration: name_taken_by_new_column_at_once
--
--   drop column public.ranks.number
--   create column public.ranks.place
--
-- data loss    HIGH: column dropped in public.ranks
-- blocking     LONG: public.ranks ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: the values are not restored
-- application  stop the old version first; start the new one afterwards
-- schema before  6c249bcd3469362a457fc0051110374834337657f135bbe2960ee390dc721f57
-- schema after   e1e44d246d21ccfc9f6231f283bf26bef38aa97450f41d3d33a46f370023b0ff

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H201 drops a column
ALTER TABLE "public"."ranks" DROP COLUMN "number";
-- H101 rewrites the table under ACCESS EXCLUSIVE
CREATE SEQUENCE public.ranks_number_seq AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."ranks"'::regclass AND s.oid = 'public.ranks_number_seq'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', 'public.ranks_number_seq', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."ranks" ADD COLUMN "place" integer NOT NULL DEFAULT nextval('public.ranks_number_seq'::regclass);
ALTER SEQUENCE public.ranks_number_seq OWNED BY "public"."ranks"."place";
COMMIT;
