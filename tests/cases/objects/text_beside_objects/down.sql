-- ===== 3_contract =====

-- lockstep rollback: text_beside_objects, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 f3b4a4700c9a6f3cf532ebd3e1e513ffaf7e4bb14a14e489e6085ba25d724321
-- schema before  22ed66c142a982a30cb7b3fa45efb72239224dc9aac73c39b3bbc69cf2cfaf88
-- schema after   2a897f7598ce740d7431486020f1afee0deda1513b8c51acf50496c843d0dff8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "label" text;
COMMENT ON COLUMN public."Item".label IS 'goes with it';
ALTER TABLE public."Item" ADD CONSTRAINT labelled CHECK ((label <> ''::text)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "labelled";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: text_beside_objects, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 3c343c85cdf30f8d3be9a65469d6709c78b3dbcb2dc66bd8c449989e866e00b6
-- schema before  2a897f7598ce740d7431486020f1afee0deda1513b8c51acf50496c843d0dff8
-- schema after   9aed7ec70f153baffc1b7eb2754d336d228f09da573603f0741115660661ebeb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.prices;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE integer USING ("price"::integer);
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
