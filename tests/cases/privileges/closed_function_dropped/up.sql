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
-- schema before  169ae2b5af19fc322fde2f74cd68e6fed1930f362de07b5a081675141962489f
-- schema after   64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467

BEGIN;
-- H205 drops an object that its definition can restore: function public.f()
DROP FUNCTION public.f();
COMMIT;
