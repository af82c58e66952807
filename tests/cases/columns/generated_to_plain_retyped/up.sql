-- ===== 1_expand =====

-- lockstep migration: generated_to_plain_retyped, expand (1 of 3)
--
--   alter column public.price.gross: type, nullable, default, generated
--
-- data loss    NONE
-- blocking     LONG: public.price ACCESS EXCLUSIVE (rewrite); BRIEF: public.dear ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: values written since are replaced by generated ones
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  f349e2041192d57de555f9ffb4c3b085aade6b94cff91e0fc93342c8b527a866
-- schema after   0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."price" ALTER COLUMN "gross" DROP EXPRESSION;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP VIEW public.dear;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."price" ALTER COLUMN "gross" TYPE bigint USING ("gross"::bigint);
ALTER TABLE "public"."price" ALTER COLUMN "gross" SET DEFAULT 3;
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

-- ===== 2_backfill =====

-- lockstep migration: generated_to_plain_retyped, backfill (2 of 3)
--
--   alter column public.price.gross: type, nullable, default, generated
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  old and new version may both run
-- schema before  0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31
-- schema after   0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."price"."id"%TYPE;
  lockstep_hi_0 "public"."price"."id"%TYPE;
  lockstep_last_0 "public"."price"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."price" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."price" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."price" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."price" SET "gross" = 3
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("gross" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) = (lockstep_lo_0) OR (lockstep_hi_0) = (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."price" WHERE "gross" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."price" WHERE "gross" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."price"."gross" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."price" ("gross");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: generated_to_plain_retyped, contract (3 of 3)
--
--   alter column public.price.gross: type, nullable, default, generated
--
-- data loss    NONE
-- blocking     BRIEF: public.price ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  0085021be7245550b90c51fb1aba45040c9038bfd06c6d4dd998eab1865c6f31
-- schema after   fa3530a669a3657d09ed9fb826f4e5af6e1923931a9e303a18b6eab4c0c678b2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."price" ADD CONSTRAINT "price_gross_not_null_check" CHECK ("gross" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."price" VALIDATE CONSTRAINT "price_gross_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."price" ALTER COLUMN "gross" SET NOT NULL;
ALTER TABLE "public"."price" DROP CONSTRAINT "price_gross_not_null_check";
COMMIT;
