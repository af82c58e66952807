-- lockstep rollback: function_result_changes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f065b461f1ad9695a09aa909c99ba98e2e8cb76a4dfe409be8f8c2f5b6a526d9
-- schema before  2b7a188375a9b1d13e0a60dc14147356b3fb43a7d154995f0fd31d68aef4a64b
-- schema after   14be15987b3210fd50edb4d30ecfb39d0f10fcf8d5e0d978fbfb4c6b00650d9e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."item_over";
ALTER TABLE "public"."item" ALTER COLUMN "amount" DROP DEFAULT;
ALTER TABLE public.item DROP CONSTRAINT enough;
DROP VIEW public.over;
-- H205 drops an object that is made by its definition: function public.usual()
DROP FUNCTION public.usual();
CREATE FUNCTION public.usual()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 1$function$;
-- H103 builds an index while writers are locked out
CREATE INDEX "item_over" ON "public"."item" ((((amount - public.usual()))));
ALTER TABLE "public"."item" ALTER COLUMN "amount" SET DEFAULT public.usual();
CREATE VIEW public.over AS
 SELECT item.id,
    (item.amount - public.usual()) AS over
   FROM public.item;
ALTER TABLE public.item ADD CONSTRAINT enough CHECK ((amount >= public.usual())) NOT VALID;
COMMENT ON FUNCTION public.usual() IS 'what one takes';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "enough";
COMMIT;
