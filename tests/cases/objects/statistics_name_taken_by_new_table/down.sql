-- lockstep rollback: statistics_name_taken_by_new_table
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 5078a6253b761cd276e0ea3fc4b2dac3eb4a61b1927aef580ff926db93e8ebc9
-- schema before  2238581ce8740951211b36889120a1cd498c230c92a2ab8b10b56a46be9a4cdb
-- schema after   39832a89cc8141f3f68b149f26109cf97eec07c8fb89ee415e65b68b36949f2d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
CREATE TABLE "public"."old_shop" (
  "id" integer NOT NULL,
  "a" text,
  "b" text,
  CONSTRAINT "old_shop_pkey" PRIMARY KEY ("id")
);
DROP STATISTICS public.a_and_b;
CREATE STATISTICS public.a_and_b ON a, b FROM public.old_shop;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."shop" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."shop") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."shop" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."shop";
COMMIT;
