-- ===== 3_contract =====

-- lockstep rollback: tables_that_inherit_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 b72cfae1c58b5d737cff6da3aab7fe282ae44c5cdfe208c209cc2d6435276a92
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
ALTER TABLE public.ground ADD CONSTRAINT positive CHECK ((id > 0));
ALTER TABLE public.field ADD CONSTRAINT sown CHECK ((crop <> ''::text));
CREATE TABLE "public"."town" (
  "name" text DEFAULT 'somewhere',
  "mayor" text NOT NULL
) INHERITS ("public"."stamped", "public"."place");
CREATE TABLE "public"."capital" () INHERITS ("public"."town");
CREATE INDEX "capital_name" ON "public"."capital" ("name");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.plain INHERIT public.place;
COMMIT;
