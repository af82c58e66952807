-- lockstep migration: sequences_shortened_to_one_name
--
--   create table public.Short
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467
-- schema after   fab668f2ba3a0c87b535b5abb9e5f1a13910594bb4fb1a4ef179dc9291d5716b

BEGIN;
CREATE TABLE "public"."Short" (
  "a_name_that_is_about_as_long_as_a_name_can_be_in_postgres_" serial NOT NULL,
  "other" integer NOT NULL
);
ALTER TABLE "public"."Short" ADD COLUMN "a_name_that_is_about_as_long_as_a_name_can_be_in_postgres__old" serial NOT NULL;
ALTER TABLE "public"."Short" ADD CONSTRAINT "Short_pkey" PRIMARY KEY ("a_name_that_is_about_as_long_as_a_name_can_be_in_postgres__old");
COMMIT;
