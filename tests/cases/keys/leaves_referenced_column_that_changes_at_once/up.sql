-- lockstep migration: leaves_referenced_column_that_changes_at_once
--
--   alter column public.Place.code: type
--   alter column public.Place.at: nullable
--   alter primary key public.Place.Place_pkey: columns
--   alter column public.Thing.place: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Place, public.Thing
-- blocking     LONG: public.Place ACCESS EXCLUSIVE (rewrite), public.Thing ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: AlterColumnType on public.Thing
-- BREAKING: AlterColumnType on public.Place
-- schema before  36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a
-- schema after   1a28a6b06088c5277cc60658fdc69d6fe3ddf519cc269ab6150a0266d1b0f080

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Thing" DROP CONSTRAINT "Thing_place_fkey";
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."Place" ALTER COLUMN "at" SET NOT NULL;
ALTER TABLE "public"."Place" DROP CONSTRAINT "Place_pkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Thing" ALTER COLUMN "place" TYPE integer USING ("place"::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Place" ALTER COLUMN "code" TYPE integer USING ("code"::integer);
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Place" ADD CONSTRAINT "Place_pkey" PRIMARY KEY ("at");
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Thing" ADD CONSTRAINT "Thing_place_fkey" FOREIGN KEY ("place") REFERENCES "public"."Place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;
