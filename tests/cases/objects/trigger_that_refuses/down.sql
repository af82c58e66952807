-- lockstep rollback: trigger_that_refuses
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f0316492b319662dc6726414bc797bd50b223783fe5c02b6cf8da41faf2e459e
-- schema before  b23e82cd7b3b955766997eae4a7f93becbbb6f8cbd63a6fccbaafce6056e94e6
-- schema after   133d8e283ce3fe9a7b85985b8bb0f9e4de34d5c72d290cf287db367e89b97b83

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: trigger public.deeds.deeds_stay
DROP TRIGGER deeds_stay ON public.deeds;
-- H205 drops an object that its definition can restore: function public.refuse()
DROP FUNCTION public.refuse();
COMMIT;
