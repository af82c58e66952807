-- lockstep migration: table_that_inherits_made
--
--   create table public.capital
--   create table public.field
--   create table public.ground
--   create table public.town
--   create inheritance public.capital.public.town
--   create inheritance public.field.public.ground
--   create inheritance public.plain.public.place
--   create inheritance public.town.public.place
--   create inheritance public.town.public.stamped
--   create check constraint public.field.sown
--   create check constraint public.ground.positive
--
-- data loss    NONE
-- blocking     BRIEF: public.place ACCESS EXCLUSIVE, public.plain ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  4afa70a89ab57a53c6a78d881a414d60771beafe4b08315e49c5aa1f3f5355fa
-- schema after   2322a0d89f01edf89e560f5707814831867c7449aff98352763e197d84f0caa9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "public"."ground" (
  "id" integer NOT NULL,
  CONSTRAINT "ground_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."field" (
  "crop" text
) INHERITS ("public"."ground");
ALTER TABLE public.field ADD CONSTRAINT sown CHECK ((crop <> ''::text));
ALTER TABLE public.ground ADD CONSTRAINT positive CHECK ((id > 0));
CREATE TABLE "public"."town" (
  "name" text DEFAULT 'somewhere',
  "mayor" text NOT NULL
) INHERITS ("public"."stamped", "public"."place");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.plain INHERIT public.place;
CREATE TABLE "public"."capital" () INHERITS ("public"."town");
CREATE INDEX "capital_name" ON "public"."capital" ("name");
COMMIT;
