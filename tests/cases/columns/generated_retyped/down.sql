-- ===== 3_contract =====

-- lockstep rollback: generated_retyped, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 051368e8e988855461db246109a8c91d660010c3879cf859c04e3b1066fde10b
-- schema before  5a9d20b46800203e3bb56923da19b580c1edd272816942c63a89fc68121e9bfd
-- schema after   f349e2041192d57de555f9ffb4c3b085aade6b94cff91e0fc93342c8b527a866

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."price_gross";
DROP VIEW public.dear;
ALTER TABLE "public"."price" DROP COLUMN "gross";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."price" ADD COLUMN "gross" integer GENERATED ALWAYS AS ((net + 2)) STORED;
-- H103 builds an index while writers are locked out
CREATE INDEX "price_gross" ON "public"."price" ("gross");
CREATE VIEW public.dear AS
 SELECT price.id
   FROM public.price
  WHERE (price.gross > 100);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."price" ("gross");
COMMIT;
