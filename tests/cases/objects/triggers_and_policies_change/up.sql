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
-- schema before  0ff12cb089813b535f4d392b36671f3f553d2639417a3517354e8abf2e318e02
-- schema after   f21c21daf9039487d9e7aec5d249f1274586e2b50e29758f28f14f0b90277bc4

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
-- schema before  f21c21daf9039487d9e7aec5d249f1274586e2b50e29758f28f14f0b90277bc4
-- schema after   b825cc63036b31ebab9d65774337c6275a76310fc517814c13f37fb9eddec3ba

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: trigger public.note.gone
DROP TRIGGER gone ON public.note;
COMMIT;
