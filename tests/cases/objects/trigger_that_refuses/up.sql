-- lockstep migration: trigger_that_refuses
--
--   create function public.refuse()
--   create trigger public.deeds.deeds_stay
--
-- data loss    NONE
-- blocking     BRIEF: public.deeds SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  1060b4b30ede5219beac3189aa2202f71b7025c35fbad2564da670c73888dc2e
-- schema after   b417dc69d9788cafb98c99f8c0f2f1afdbd232f19aa180cf430cfd0067c57cdc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RAISE 'deeds stay'; END $function$;
CREATE TRIGGER deeds_stay BEFORE DELETE OR UPDATE ON public.deeds FOR EACH ROW EXECUTE FUNCTION public.refuse();
COMMIT;
