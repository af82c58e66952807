-- ===== 1_expand =====

-- lockstep migration: sequences_change, expand (1 of 3)
--
--   create column public.item.other
--   create sequence public.fresh
--   alter sequence public.numbers: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE, public.numbers SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  bf37245aeaa673ee17c4961333fae7f92940dd08c078acfe9e7a96ed9ef590ad
-- schema after   667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE SEQUENCE public.fresh START WITH 100;
ALTER TABLE "public"."item" ADD COLUMN "other" bigint;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.numbers AS bigint INCREMENT BY 10 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 5 NO CYCLE;
ALTER SEQUENCE public.numbers SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "other" SET DEFAULT nextval('public.fresh'::regclass);
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: sequences_change, backfill (2 of 3)
--
--   create column public.item.other
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf
-- schema after   667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."item" SET "other" = nextval('public.fresh'::regclass)
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("other" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_lo_0) OR (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."item" WHERE "other" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."item" WHERE "other" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."item"."other" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("other");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: sequences_change, contract (3 of 3)
--
--   drop sequence public.gone
--
-- data loss    NONE
-- blocking     BRIEF: public.gone ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf
-- schema after   8f4019f35a562e23898ac10c365fdb4fc0bd3079899cf61505d63134ca04dbea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.gone
DROP SEQUENCE public.gone;
COMMIT;
