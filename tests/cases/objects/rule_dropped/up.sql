-- ===== 3_contract =====

-- lockstep migration: rule_dropped, contract (1 of 1)
--
--   drop rule public.Item.kept
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  9a6b696e3efc9b56477164aad57a7ead9f3f4a14ce84f21fe108ff231bbd70e6
-- schema after   5a03a3c5fd86dac3c2cc8471f91aa296fdbaafd7f6ebc5dad0b7b6d027e0089f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: rule public.Item.kept
DROP RULE kept ON public."Item";
COMMIT;
