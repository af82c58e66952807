-- ===== 3_contract =====

-- lockstep rollback: triggers_and_policies_change, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d13d0f902949b35e245d277bc9a53871ef4b595ab487641201589e71d9c34f0f
-- schema before  b825cc63036b31ebab9d65774337c6275a76310fc517814c13f37fb9eddec3ba
-- schema after   f21c21daf9039487d9e7aec5d249f1274586e2b50e29758f28f14f0b90277bc4

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
-- undoes       migration.sql, sha256 8454bfd91e35a5dea1cfef0259209bcd7cc47b5a98cf6d038b59aed3b3ae4749
-- schema before  f21c21daf9039487d9e7aec5d249f1274586e2b50e29758f28f14f0b90277bc4
-- schema after   0ff12cb089813b535f4d392b36671f3f553d2639417a3517354e8abf2e318e02

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
