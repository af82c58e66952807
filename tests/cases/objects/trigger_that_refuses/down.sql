-- lockstep rollback: trigger_that_refuses
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 cb03a5ba981a71dd491b456287173fc0b7521702b379fb01b3a6b5c6f91f5cb7
-- schema before  b417dc69d9788cafb98c99f8c0f2f1afdbd232f19aa180cf430cfd0067c57cdc
-- schema after   1060b4b30ede5219beac3189aa2202f71b7025c35fbad2564da670c73888dc2e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: trigger public.deeds.deeds_stay
DROP TRIGGER deeds_stay ON public.deeds;
-- H205 drops an object that its definition can restore: function public.refuse()
DROP FUNCTION public.refuse();
COMMIT;
