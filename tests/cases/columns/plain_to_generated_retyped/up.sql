-- ===== 3_contract =====

-- lockstep migration: plain_to_generated_retyped, contract (1 of 1)
--
--   alter column public.price.gross: type, nullable, default, generated
--
-- data loss    HIGH: column dropped in public.price
-- blocking     LONG: public.price ACCESS EXCLUSIVE (rewrite); BRIEF: public.dear ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  53e7021b10a7c8ad98340c8ffb1babce11957adbb73d2d4d2624e0e428e8081a
-- schema after   5a9d20b46800203e3bb56923da19b580c1edd272816942c63a89fc68121e9bfd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.dear;
DROP INDEX "public"."price_gross";
-- H201 drops a column
ALTER TABLE "public"."price" DROP COLUMN "gross";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."price" ADD COLUMN "gross" bigint GENERATED ALWAYS AS ((net + 2)) STORED;
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
-- H103 builds an index while writers are locked out
CREATE INDEX "price_gross" ON "public"."price" ("gross");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."price" ("gross");
COMMIT;
