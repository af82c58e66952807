-- ===== 3_contract =====

-- lockstep rollback: function_of_another_trigger, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 6a552a9c2316352d40ab0e9c1cd1d7bc4ad3c03224504ebdaafcd84ac2445914
-- schema before  c66d80f59dca4f0ecbfea5a348e7ef76c4d8205cc2ea38f21dc55ba85b52467b
-- schema after   2d718005ccc0f51e29df2e7ed0f5bcca7a2292356ff4fb6382fffb58f9103eba

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD COLUMN "amount_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'amount_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'amount'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'amount_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'amount' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."t_amount_old_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."amount_old" := NEW."amount"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."amount_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_amount_old_follows1" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_amount_old_follows1"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."t"."id"%TYPE;
  lockstep_hi_0 "public"."t"."id"%TYPE;
  lockstep_last_0 "public"."t"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."t" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."t" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."t" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t" SET "amount_old" = "amount"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("amount_old" IS NULL AND "amount" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t" WHERE "amount_old" IS NULL AND "amount" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t" WHERE "amount_old" IS NULL AND "amount" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t"."amount_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."t" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."t_amount_old_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."amount_old" := NEW."amount"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t" WHERE "amount" IS NOT NULL AND "amount_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."t"."amount" has values that "amount_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."t" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "t_amount_old_follows1" ON "public"."t";
DROP FUNCTION "public"."t_amount_old_follows1"();
ALTER TABLE "public"."t" RENAME COLUMN "amount" TO "amount_new";
ALTER TABLE "public"."t" RENAME COLUMN "amount_old" TO "amount";
CREATE FUNCTION "public"."t_amount_new_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."amount_new" := NEW."amount"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_amount_new_follows1" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_amount_new_follows1"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: function_of_another_trigger, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5e0661c40d6772e3d127d2175f3def929d0b7d8e881bab99effd23c8dc1572f1
-- schema before  2d718005ccc0f51e29df2e7ed0f5bcca7a2292356ff4fb6382fffb58f9103eba
-- schema after   2d718005ccc0f51e29df2e7ed0f5bcca7a2292356ff4fb6382fffb58f9103eba

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: function_of_another_trigger, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0ebac56d7692f515cfe9865e806ba573837a4857967e24f661f5f0834ae9853a
-- schema before  2d718005ccc0f51e29df2e7ed0f5bcca7a2292356ff4fb6382fffb58f9103eba
-- schema after   9a17a511dcbc4818eae21a4bbacecfb573d49900a0f22f42ddc3fd8ea0c1aae1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "t_amount_new_follows1" ON "public"."t";
DROP FUNCTION "public"."t_amount_new_follows1"();
ALTER TABLE "public"."t" DROP COLUMN "amount_new";
COMMIT;
