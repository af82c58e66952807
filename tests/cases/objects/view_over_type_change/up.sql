-- lockstep migration: view_over_type_change
--
--   alter column public.item.price: type
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (rewrite), public.totals ACCESS EXCLUSIVE (index); BRIEF: public.dear ACCESS EXCLUSIVE, public.dear_ids ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  22743eaf75c1281f42099f6236b4f10175014ec6edca20e5eb2dddc23a349b6b
-- schema after   a6f7a8c9f60ecf17c48916b2c741991f14b0b0e8985af84ed6fe3b048f4df953

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP MATERIALIZED VIEW public.totals;
DROP TRIGGER price_update ON public.item;
DROP VIEW public.dear_ids;
DROP VIEW public.dear;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."item" ALTER COLUMN "price" TYPE bigint USING ("price"::bigint);
CREATE VIEW public.dear AS
 SELECT item.id,
    item.price
   FROM public.item
  WHERE (item.price > 100);
CREATE VIEW public.dear_ids AS
 SELECT dear.id,
    (dear.price * 2) AS twice
   FROM public.dear;
COMMENT ON COLUMN public.dear.price IS 'in cents';
COMMENT ON VIEW public.dear IS 'above a hundred';
CREATE TRIGGER price_update BEFORE UPDATE OF price ON public.item FOR EACH ROW EXECUTE FUNCTION public.noop();
CREATE TRIGGER dear_insert INSTEAD OF INSERT ON public.dear FOR EACH ROW EXECUTE FUNCTION public.noop();
-- H104 computes a materialized view anew
CREATE MATERIALIZED VIEW public.totals AS
 SELECT item.label,
    sum(item.price) AS total
   FROM public.item
  GROUP BY item.label;
COMMENT ON MATERIALIZED VIEW public.totals IS 'by label';
-- H103 builds an index while writers are locked out
CREATE UNIQUE INDEX totals_label ON public.totals USING btree (label);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("price");
COMMIT;
