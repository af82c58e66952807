-- lockstep migration: sequence_is_taken
--
--   alter column public.t.n: default
--
-- data loss    NONE
-- blocking     LONG: public.t ACCESS EXCLUSIVE (scan)
-- reversible   YES
-- application  runs before and after
-- schema before  6af99a5ee47e58de38099b9ff986ecd3972aa6fa6dfb78b7d66051d799adf534
-- schema after   464ecdf02ae88492d7620517ed2820c8684ac1dbccf000a24e100fc71b16f607

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE public.t_n_seq1 AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."t"'::regclass AND s.oid = 'public.t_n_seq1'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', 'public.t_n_seq1', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE public.t_n_seq1 OWNED BY "public"."t"."n";
SELECT pg_catalog.setval('public.t_n_seq1', greatest(pg_catalog.max("n"), 1), coalesce(pg_catalog.max("n") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."t";
ALTER TABLE "public"."t" ALTER COLUMN "n" SET DEFAULT nextval('public.t_n_seq1'::regclass);
COMMIT;
