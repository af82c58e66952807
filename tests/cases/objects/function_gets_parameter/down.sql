-- ===== 3_contract =====

-- lockstep rollback: function_gets_parameter, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2824131ae831b2859d1822255062efc73b425ecca166f848bf6c2040c7ee5b70
-- schema before  ce34846d2dd319117a834bbf71289f42422065794d95d6d2297ce1570edbdd21
-- schema after   2a3ed7537c44b15cce7cdf0da7d2483a70fd6660499d4e7c1863355f7de8e2b5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "cost" DROP DEFAULT;
DROP VIEW public.dear;
-- H205 drops an object that is made by its definition: function public.price(integer, integer, integer)
DROP FUNCTION public.price(integer, integer, integer);
CREATE FUNCTION public.price(amount integer, tax integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT amount + tax$function$;
ALTER TABLE "public"."item" ALTER COLUMN "cost" SET DEFAULT public.price(1);
CREATE VIEW public.dear AS
 SELECT item.id
   FROM public.item
  WHERE (public.price(item.id) > 100);
COMMIT;
