-- ===== 3_contract =====

-- lockstep rollback: tables_that_inherit_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 91e0f0925772015669a411ec47db2f2c86a9e6f9615cbf593e3ae5b4379674e6
-- schema before  81577518d7af2c82eb6c532951c08c9c386e3d9f7fc4564fb356d2a5fd0c7313
-- schema after   51149542ff8de3e676077afb35703d5ffee5a97779130b4a347d0b01f2663636

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
