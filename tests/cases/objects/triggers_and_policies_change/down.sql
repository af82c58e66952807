-- ===== 3_contract =====

-- lockstep rollback: triggers_and_policies_change, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 20fc42b486f77e5c55fe2bfb378829dda032e0d618cab25ef712bd9ab24963f1
-- schema before  c44b697c9af0e3f7742d334b2af6185b5f57f6c1390b5b4c3ab362909aff2a70
-- schema after   4e753c17d928751577cc78616d3178950498b62721aacc1130ed6c75a644610b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TRIGGER gone BEFORE DELETE ON public.note FOR EACH ROW EXECUTE FUNCTION public.touch();
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: triggers_and_policies_change, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 54a59163de45e5d5b6e432447cd170283e6a0c94c135e2d24d3cd0ed083dcc24
-- schema before  4e753c17d928751577cc78616d3178950498b62721aacc1130ed6c75a644610b
-- schema after   d7803ae7fe8b31206778004ec37df96a2ced3c587b91b70b76251691e303491c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER POLICY own ON public.note TO PUBLIC USING ((owner_name = CURRENT_USER));
CREATE OR REPLACE TRIGGER touched BEFORE UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE public.note ENABLE TRIGGER touched;
ALTER TABLE public.note NO FORCE ROW LEVEL SECURITY;
-- H205 drops an object that its definition can restore: policy public.note.read_all
DROP POLICY read_all ON public.note;
COMMIT;
