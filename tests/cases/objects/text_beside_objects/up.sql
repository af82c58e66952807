-- ===== 1_expand =====

-- lockstep migration: text_beside_objects, expand (1 of 2)
--
--   alter column public.Item.price: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite); BRIEF: public.prices ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  9aed7ec70f153baffc1b7eb2754d336d228f09da573603f0741115660661ebeb
-- schema after   2a897f7598ce740d7431486020f1afee0deda1513b8c51acf50496c843d0dff8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.prices;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE bigint USING ("price"::bigint);
CREATE VIEW public.prices AS
 SELECT "Item".id,
    "Item".price
   FROM public."Item";
COMMENT ON VIEW public.prices IS 'for the shop';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("price");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: text_beside_objects, contract (2 of 2)
--
--   drop column public.Item.label
--
-- data loss    HIGH: column dropped in public.Item
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  2a897f7598ce740d7431486020f1afee0deda1513b8c51acf50496c843d0dff8
-- schema after   22ed66c142a982a30cb7b3fa45efb72239224dc9aac73c39b3bbc69cf2cfaf88

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: check constraint public.Item.labelled
-- H201 drops a column
ALTER TABLE "public"."Item" DROP COLUMN "label";
COMMIT;
