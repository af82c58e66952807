-- lockstep migration: column_of_new_domain
--
--   create column public.item.code
--   create column public.part.number
--   create domain public.code
--   create check constraint public.code.not_x
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE, public.part ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  f36c6c719403eb7bc4eb0f3b7e962668861793b4b03838e9104192fbeab0cabc
-- schema after   0897491f3dab0a3c5eff326b3c7000c34bd285357e8d3b34847ba84d94e049b2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
CREATE DOMAIN public.code AS text;
ALTER TABLE "public"."part" ADD COLUMN "number" smallint NOT NULL DEFAULT 3;
ALTER DOMAIN public.code ADD CONSTRAINT not_x CHECK ((VALUE <> 'x'::text));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ADD COLUMN "code" "public"."code";
COMMIT;
