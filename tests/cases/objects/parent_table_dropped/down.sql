-- ===== 3_contract =====

-- lockstep rollback: parent_table_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 38fe16253086393bc1ce74f33833b09a38da750a8c56edf31ad9fe793f8da42e
-- schema before  6982d1039fabb6e7b9dfd893548327799739f9e0fe65db30f608e01f59c08b31
-- schema after   b04b27f575d117d2528686f4491f59266181bbfae0c8bb2c61dd1d471cbbd05f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "public"."place" (
  "id" integer NOT NULL,
  "name" text DEFAULT 'nowhere'
);
ALTER TABLE public.town INHERIT public.place;
COMMIT;
