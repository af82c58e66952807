-- lockstep rollback: check_that_rows_break
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 59f233b149e94a0485dbc35ea454eeeac3b2c5f0257ac8e43b982403741a1e2d
-- schema before  e2f5803e962a2a260cab7ac3cdd176ff0caca5b4167b0b412e5a36862e6aad2a
-- schema after   7d5e188cedd8017b3f6be8b12e921b50fb9f4951c8cb91b954e5e2445388b99b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: check constraint public.settings.settings_is_one
ALTER TABLE public.settings DROP CONSTRAINT settings_is_one;
COMMIT;
