-- ===== 3_contract =====

-- lockstep rollback: owned_by_column_that_adds_to_it, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored; the table comes back empty
-- undoes       migration.sql, sha256 a1392f7d26560381e1ec495ac5683dd53d57a3232fc16becd8f65a8f4eae71ed
-- schema before  82b3bc2cae7abbafc6e928f224141490ce1c2928356af269b91802fb69fbf0ae
-- schema after   f3c6880c7ffe5b1a95bde32890e480a7a150394e57b6d43f70d9bc559a4ba2f8

BEGIN;
CREATE SEQUENCE public.numbers;
CREATE TABLE "public"."old_orders" (
  "number" integer NOT NULL DEFAULT (nextval('public.numbers'::regclass) + 1000),
  CONSTRAINT "old_orders_pkey" PRIMARY KEY ("number")
);
ALTER SEQUENCE public.numbers OWNED BY public.old_orders.number;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: owned_by_column_that_adds_to_it, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 41c354168efa108a90c1713d80ba9ed40537d75cf919805865060d03b7827afd
-- schema before  f3c6880c7ffe5b1a95bde32890e480a7a150394e57b6d43f70d9bc559a4ba2f8
-- schema after   c2e730557617d7ee0349bd537919874083af291133f1a424bb4eb18096fef93b

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."orders") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."orders" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.counts OWNED BY NONE;
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
     AND EXISTS (SELECT FROM "public"."orders") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."orders" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."orders";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.counts
DROP SEQUENCE public.counts;
COMMIT;
