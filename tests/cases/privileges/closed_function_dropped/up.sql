-- ===== 3_contract =====

-- lockstep migration: closed_function_dropped, contract (1 of 1)
--
--   drop function public.f()
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  25a7d0c952d6f62dd6ae22b6c4cd8e34620dbfaf0560f5d04ba507eaa4e7aec4
-- schema after   a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3

BEGIN;
-- H205 drops an object that its definition can restore: function public.f()
DROP FUNCTION public.f();
COMMIT;
