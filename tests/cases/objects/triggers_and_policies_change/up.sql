-- ===== 1_expand =====

-- lockstep migration: triggers_and_policies_change, expand (1 of 2)
--
--   create policy public.note.read_all
--   create setting public.note.forced row security
--   alter trigger public.note.touched: definition
--   alter policy public.note.own: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.note ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  d7803ae7fe8b31206778004ec37df96a2ced3c587b91b70b76251691e303491c
-- schema after   4e753c17d928751577cc78616d3178950498b62721aacc1130ed6c75a644610b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE POLICY read_all ON public.note FOR SELECT USING (true);
ALTER TABLE public.note FORCE ROW LEVEL SECURITY;
CREATE OR REPLACE TRIGGER touched BEFORE INSERT OR UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE public.note ENABLE TRIGGER touched;
ALTER POLICY own ON public.note TO PUBLIC USING (((owner_name = CURRENT_USER) OR (owner_name IS NULL)));
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: triggers_and_policies_change, contract (2 of 2)
--
--   drop trigger public.note.gone
--
-- data loss    NONE
-- blocking     BRIEF: public.note ACCESS EXCLUSIVE
-- reversible   YES
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  4e753c17d928751577cc78616d3178950498b62721aacc1130ed6c75a644610b
-- schema after   c44b697c9af0e3f7742d334b2af6185b5f57f6c1390b5b4c3ab362909aff2a70

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: trigger public.note.gone
DROP TRIGGER gone ON public.note;
COMMIT;
