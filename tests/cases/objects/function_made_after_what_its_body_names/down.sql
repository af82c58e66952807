-- ===== 3_contract =====

-- lockstep rollback: function_made_after_what_its_body_names, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty; the values do not come back
-- undoes       migration.sql, sha256 67674dca5b996042fef26c1370d23d36700fddf07b12771e7690315630d56ce6
-- schema before  04990fe2977b88edb2dec46304419d6b3a843bc43cfaf637fc45f91e42e53234
-- schema after   20f41f2b343d0390c41b055cb1433452449a1d07d9aacbfd9f60a37345e38867

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."orders" ADD COLUMN "amount" integer;
CREATE TABLE "public"."old_orders" (
  "id" integer NOT NULL,
  CONSTRAINT "old_orders_pkey" PRIMARY KEY ("id")
);
CREATE FUNCTION public.old_orders_paid()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$SELECT count(*) FROM old_orders$function$;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: function_made_after_what_its_body_names, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost; values written to the new column are lost
-- undoes       migration.sql, sha256 5585dabc029002cbde7fcc3ff5fb0e39a341b277697dc05b3bb40c73ef444e97
-- schema before  20f41f2b343d0390c41b055cb1433452449a1d07d9aacbfd9f60a37345e38867
-- schema after   5551a910b1fce6f0e409ad33d011533e67afb9c23a305d9501c06aba04f03f8c

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."orders" WHERE "paid" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."orders"."paid" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."items") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."items" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
CREATE OR REPLACE FUNCTION public.orders_paid()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$SELECT count(amount) FROM orders$function$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."orders" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."orders" WHERE "paid" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."orders"."paid" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."orders" DROP COLUMN "paid";
COMMIT;

BEGIN;
-- H205 drops an object that is made by its definition: function public.items_paid()
DROP FUNCTION public.items_paid();
-- H205 drops an object that is made by its definition: function public.items_of_orders()
DROP FUNCTION public.items_of_orders();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."items" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."items") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."items" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."items";
COMMIT;

BEGIN;
-- H205 drops an object that is made by its definition: function public.step()
DROP FUNCTION public.step();
COMMIT;
