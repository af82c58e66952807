-- lockstep migration: trigger_that_refuses
--
--   create function public.refuse()
--   create trigger public.deeds.deeds_stay
--
-- data loss    NONE
-- blocking     BRIEF: public.deeds SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  133d8e283ce3fe9a7b85985b8bb0f9e4de34d5c72d290cf287db367e89b97b83
-- schema after   b23e82cd7b3b955766997eae4a7f93becbbb6f8cbd63a6fccbaafce6056e94e6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RAISE 'deeds stay'; END $function$;
CREATE TRIGGER deeds_stay BEFORE DELETE OR UPDATE ON public.deeds FOR EACH ROW EXECUTE FUNCTION public.refuse();
COMMIT;
