-- ===== 3_contract =====

-- lockstep migration: included_column_becomes_enum, contract (1 of 1)
--
--   alter column public.person.feels: type, nullable, default
--
-- data loss    LOW: values may be rounded or refused by a cast in public.person
-- blocking     LONG: public.person ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored; which rows were filled is not remembered; the filled values stay
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: AlterColumnType on public.person
-- schema before  eace4375b470f9d4838d5ebb5e6be2628682994b8c12f51edfc5e702f9cf04e4
-- schema after   bfabe81c9b5c68c3ad04cafdf995667c4bac001267a1031548803335b9163e98

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."person_id";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."person" ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood");
ALTER TABLE "public"."person" ALTER COLUMN "feels" SET DEFAULT 'ok';
-- H103 builds an index while writers are locked out
CREATE INDEX "person_id" ON "public"."person" ("id") INCLUDE ("feels") WHERE ((id > 0));
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."person"."id"%TYPE;
  lockstep_hi_0 "public"."person"."id"%TYPE;
  lockstep_last_0 "public"."person"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."person" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."person" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."person" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."person" SET "feels" = 'ok'
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("feels" IS NOT DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."person" WHERE "feels" IS NOT DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."person" WHERE "feels" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."person"."feels" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."person" ADD CONSTRAINT "person_feels_not_null_check" CHECK ("feels" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."person" VALIDATE CONSTRAINT "person_feels_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."person" ALTER COLUMN "feels" SET NOT NULL;
ALTER TABLE "public"."person" DROP CONSTRAINT "person_feels_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("feels");
COMMIT;
