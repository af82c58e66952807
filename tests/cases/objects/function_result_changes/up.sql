-- lockstep migration: function_result_changes
--
--   alter function public.usual(): definition
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (index); BRIEF: public.over ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: DropObject on public."usual()"
-- schema before  14be15987b3210fd50edb4d30ecfb39d0f10fcf8d5e0d978fbfb4c6b00650d9e
-- schema after   2b7a188375a9b1d13e0a60dc14147356b3fb43a7d154995f0fd31d68aef4a64b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public.item DROP CONSTRAINT enough;
DROP VIEW public.over;
ALTER TABLE "public"."item" ALTER COLUMN "amount" DROP DEFAULT;
DROP INDEX "public"."item_over";
-- H401 old application code stops working
DROP FUNCTION public.usual();
CREATE FUNCTION public.usual()
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 1$function$;
CREATE VIEW public.over AS
 SELECT item.id,
    (item.amount - public.usual()) AS over
   FROM public.item;
COMMENT ON FUNCTION public.usual() IS 'what one takes';
ALTER TABLE public.item ADD CONSTRAINT enough CHECK ((amount >= public.usual())) NOT VALID;
ALTER TABLE "public"."item" ALTER COLUMN "amount" SET DEFAULT public.usual();
-- H103 builds an index while writers are locked out
CREATE INDEX "item_over" ON "public"."item" ((((amount - public.usual()))));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "enough";
COMMIT;
