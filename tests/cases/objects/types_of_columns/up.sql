-- lockstep migration: types_of_columns
--
--   create column public.place.code
--   create column public.place.at
--   create column public.place.reach
--   create domain public.postcode
--   create composite type public.spot
--   create range type public.span_of_text
--   create check constraint public.postcode.five
--   create comment public.postcode.domain
--   create comment public.spot.composite type
--
-- data loss    NONE
-- blocking     BRIEF: public.place ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  5f5d5876b588f32c6fce5c729dd0c7aa7b689a64cfa27abb501917bf645f8f8b
-- schema after   d60772b10012a6a596e5c7d852a44ca11231dc534c6d78fce07db1fa540df441

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
CREATE DOMAIN public.postcode AS text;
CREATE TYPE public.spot AS (
  x integer,
  y integer
);
CREATE TYPE public.span_of_text AS RANGE (SUBTYPE = text, MULTIRANGE_TYPE_NAME = public.span_of_text_multirange);
COMMENT ON TYPE public.postcode IS 'five digits';
COMMENT ON TYPE public.spot IS 'on the map';
ALTER TABLE "public"."place" ADD COLUMN "at" "public"."spot";
ALTER TABLE "public"."place" ADD COLUMN "reach" "public"."span_of_text";
ALTER DOMAIN public.postcode ADD CONSTRAINT five CHECK ((VALUE ~ '^[0-9]{5}$'::text));
ALTER TABLE "public"."place" ADD COLUMN "code" "public"."postcode";
COMMIT;
