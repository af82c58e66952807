-- ===== 1_expand =====

-- lockstep migration: options_go_with_sequence, expand (1 of 2)
--
--   drop setting public.t.column n sequence
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  9bac553c019b8fbaf13df73d483efa58054f939e2b5354efab1e289e51b62793
-- schema after   7c6828ff0bc90e39713d3db6c36e8a01618ac0784764cfd6b9e03c9ef6ad0246

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s AS integer INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: options_go_with_sequence, contract (2 of 2)
--
--   alter column public.t.n: default
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7c6828ff0bc90e39713d3db6c36e8a01618ac0784764cfd6b9e03c9ef6ad0246
-- schema after   2bf3d12d25d4c98bee20cce67c2a2fa0d79e1977afe869e762f3953e864a8a08

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t"', 'n');
BEGIN
  ALTER TABLE "public"."t" ALTER COLUMN "n" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;
