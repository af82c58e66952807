-- ===== 3_contract =====

-- lockstep rollback: options_go_with_sequence, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 22eb2610f446cd57a578b4016f20fc0cf4acd98389dba8061ae15b1ad41f2126
-- schema before  2bf3d12d25d4c98bee20cce67c2a2fa0d79e1977afe869e762f3953e864a8a08
-- schema after   7c6828ff0bc90e39713d3db6c36e8a01618ac0784764cfd6b9e03c9ef6ad0246

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE public.s AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."t"'::regclass AND s.oid = 'public.s'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', 'public.s', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE public.s OWNED BY "public"."t"."n";
SELECT pg_catalog.setval('public.s', greatest(pg_catalog.max("n"), 1), coalesce(pg_catalog.max("n") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."t";
ALTER TABLE "public"."t" ALTER COLUMN "n" SET DEFAULT nextval('public.s'::regclass);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: options_go_with_sequence, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4a217f46c52dd7532d9fda461d05b71feab746be381fedc82c883a5c9d6ede66
-- schema before  7c6828ff0bc90e39713d3db6c36e8a01618ac0784764cfd6b9e03c9ef6ad0246
-- schema after   9bac553c019b8fbaf13df73d483efa58054f939e2b5354efab1e289e51b62793

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 50 CACHE 1 NO CYCLE;
COMMIT;
