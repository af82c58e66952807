-- lockstep rollback: view_over_type_change
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 22ab3a9d847e4f9d229215270372d0d799b1f35446ed8bc0d2ecb950c294b8d4
-- schema before  a6f7a8c9f60ecf17c48916b2c741991f14b0b0e8985af84ed6fe3b048f4df953
-- schema after   22743eaf75c1281f42099f6236b4f10175014ec6edca20e5eb2dddc23a349b6b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP MATERIALIZED VIEW public.totals;
DROP TRIGGER price_update ON public.item;
DROP VIEW public.dear_ids;
DROP VIEW public.dear;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."item" ALTER COLUMN "price" TYPE integer USING ("price"::integer);
CREATE VIEW public.dear AS
 SELECT item.id,
    item.price
   FROM public.item
  WHERE (item.price > 100);
CREATE VIEW public.dear_ids AS
 SELECT dear.id,
    (dear.price * 2) AS twice
   FROM public.dear;
CREATE TRIGGER price_update BEFORE UPDATE OF price ON public.item FOR EACH ROW EXECUTE FUNCTION public.noop();
-- H104 computes a materialized view anew
CREATE MATERIALIZED VIEW public.totals AS
 SELECT item.label,
    sum(item.price) AS total
   FROM public.item
  GROUP BY item.label;
COMMENT ON VIEW public.dear IS 'above a hundred';
COMMENT ON COLUMN public.dear.price IS 'in cents';
CREATE TRIGGER dear_insert INSTEAD OF INSERT ON public.dear FOR EACH ROW EXECUTE FUNCTION public.noop();
COMMENT ON MATERIALIZED VIEW public.totals IS 'by label';
-- H103 builds an index while writers are locked out
CREATE UNIQUE INDEX totals_label ON public.totals USING btree (label);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("price");
COMMIT;
