-- ===== 3_contract =====

-- lockstep rollback: plain_to_generated_retyped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 b2aaf198721054f29e952262524da2562fc50bca403c7cbca0fcae4ebe8db2d8
-- schema before  5a9d20b46800203e3bb56923da19b580c1edd272816942c63a89fc68121e9bfd
-- schema after   53e7021b10a7c8ad98340c8ffb1babce11957adbb73d2d4d2624e0e428e8081a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."price_gross";
DROP VIEW public.dear;
ALTER TABLE "public"."price" DROP COLUMN "gross";
ALTER TABLE "public"."price" ADD COLUMN "gross" integer NOT NULL DEFAULT 3;
-- H103 builds an index while writers are locked out
CREATE INDEX "price_gross" ON "public"."price" ("gross");
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
COMMIT;
