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
-- schema before  c41e768090247d61c4d3ac0b1e12c82c35830fa4d7d79a6898995c1be5a3310a
-- schema after   c16edda5ae3c3bd8f62d0b611fa6e6fd82374cbdeed8db92bdff2b240e741403

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
