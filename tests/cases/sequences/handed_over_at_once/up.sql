-- lockstep migration: handed_over_at_once
--
--   drop table public.invoice
--   alter column public.receipt.number: default
--
-- data loss    HIGH: table dropped (public.invoice)
-- blocking     LONG: public.receipt ACCESS EXCLUSIVE (scan); BRIEF: public.invoice ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table is restored empty
-- application  stop the old version first; start the new one afterwards
-- schema before  0f53cc43f5b4cdd12310bc06920264bcb791ed147c04225569e2fe4153b9040d
-- schema after   d0703ce57b1553711dde3bafa5b7999d54bee03529ac2a63ef7873fe2052aaa2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."receipt" ALTER COLUMN "number" DROP DEFAULT;
-- H202 drops a table
DROP TABLE "public"."invoice";
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE public.number AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."receipt"'::regclass AND s.oid = 'public.number'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', 'public.number', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE public.number OWNED BY "public"."receipt"."number";
SELECT pg_catalog.setval('public.number', greatest(pg_catalog.max("number"), 1), coalesce(pg_catalog.max("number") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."receipt";
ALTER TABLE "public"."receipt" ALTER COLUMN "number" SET DEFAULT nextval('public.number'::regclass);
COMMIT;
