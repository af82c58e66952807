-- lockstep rollback: leaves_referenced_column_that_changes_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 3f9ec95a1d7de512ff2f3ac8c6a8a3f6a0b318562e2ada56beaf4b142db1d807
-- schema before  1a28a6b06088c5277cc60658fdc69d6fe3ddf519cc269ab6150a0266d1b0f080
-- schema after   36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Thing" DROP CONSTRAINT "Thing_place_fkey";
ALTER TABLE "public"."Place" DROP CONSTRAINT "Place_pkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Place" ALTER COLUMN "code" TYPE real USING ("code"::real);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Thing" ALTER COLUMN "place" TYPE real USING ("place"::real);
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Place" ADD CONSTRAINT "Place_pkey" PRIMARY KEY ("code");
ALTER TABLE "public"."Place" ALTER COLUMN "at" DROP NOT NULL;
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Thing" ADD CONSTRAINT "Thing_place_fkey" FOREIGN KEY ("place") REFERENCES "public"."Place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;
