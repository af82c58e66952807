-- ===== 3_contract =====

-- lockstep rollback: generated_retyped_with_source, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 211521dd9f100764c4b509789b354946b4a535f096b7cbb93cd670da63fee418
-- schema before  89f16d0eaa7c45891fabf4fcd10acc2a626732f7c388a946ebfdcceec4681cbe
-- schema after   f349e2041192d57de555f9ffb4c3b085aade6b94cff91e0fc93342c8b527a866

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."price_gross";
DROP VIEW public.dear;
ALTER TABLE "public"."price" DROP COLUMN "gross";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."price" ALTER COLUMN "net" TYPE integer USING ("net"::integer);
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
ANALYZE "public"."price" ("net", "gross");
COMMIT;
