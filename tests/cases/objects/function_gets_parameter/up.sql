-- ===== 3_contract =====

-- lockstep migration: function_gets_parameter, contract (1 of 1)
--
--   drop function public.price(integer, integer)
--   create function public.price(integer, integer, integer)
--
-- data loss    NONE
-- blocking     BRIEF: public.dear ACCESS EXCLUSIVE, public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  2a3ed7537c44b15cce7cdf0da7d2483a70fd6660499d4e7c1863355f7de8e2b5
-- schema after   ce34846d2dd319117a834bbf71289f42422065794d95d6d2297ce1570edbdd21

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW public.dear;
ALTER TABLE "public"."item" ALTER COLUMN "cost" DROP DEFAULT;
-- H205 drops an object that is made by its definition: function public.price(integer, integer)
DROP FUNCTION public.price(integer, integer);
CREATE FUNCTION public.price(amount integer, tax integer DEFAULT 3, tip integer DEFAULT 0)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT amount + tax + tip$function$;
CREATE VIEW public.dear AS
 SELECT item.id
   FROM public.item
  WHERE (public.price(item.id) > 100);
ALTER TABLE "public"."item" ALTER COLUMN "cost" SET DEFAULT public.price(1);
COMMIT;
