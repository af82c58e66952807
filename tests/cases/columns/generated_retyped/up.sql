-- ===== 3_contract =====

-- lockstep migration: generated_retyped, contract (1 of 1)
--
--   alter column public.price.gross: type
--
-- data loss    NONE
-- blocking     LONG: public.price ACCESS EXCLUSIVE (rewrite); BRIEF: public.dear ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  f349e2041192d57de555f9ffb4c3b085aade6b94cff91e0fc93342c8b527a866
-- schema after   5a9d20b46800203e3bb56923da19b580c1edd272816942c63a89fc68121e9bfd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.dear;
DROP INDEX "public"."price_gross";
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
