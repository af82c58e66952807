-- ===== 3_contract =====

-- lockstep rollback: key_moved_and_rename, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- undoes       migration.sql, sha256 de65d137b0f515d4f811b5461776eda29ee953010e3a1b48f9e8cca8d1663d23
-- schema before  23e38d7b40119c286ad221727244be52a79bc5c66dd65c6cf5cfa4bf237679d2
-- schema after   c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ADD COLUMN "id" integer;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Item" WHERE "id" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."id" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."Item" ALTER COLUMN "id" SET NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "size" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'size', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'width'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'size', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'width' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_width_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."width" IS NOT NULL THEN NEW."size" := NEW."width"; ELSE NEW."width" := NEW."size"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."width"), ROW(OLD."width")) THEN
    NEW."size" := NEW."width";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."size"), ROW(OLD."size")) OR NEW."width" IS NULL THEN
    NEW."width" := NEW."size";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_width_sync" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_width_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."code"%TYPE;
  lockstep_hi_0 "public"."Item"."code"%TYPE;
  lockstep_last_0 "public"."Item"."code"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "code" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "code" DESC LIMIT 1;
    SELECT "code" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "code" INTO lockstep_hi_0 FROM (SELECT "code" FROM "public"."Item" WHERE ("code") >= (lockstep_lo_0) AND ("code") <= (lockstep_last_0)
        ORDER BY "code" LIMIT 1000) AS batch ORDER BY "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "size" = "width"
          WHERE ("code") >= (lockstep_lo_0) AND ("code") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("size"), ROW("width")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("size"), ROW("width")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("size"), ROW("width"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."size" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_size_not_null" CHECK ("size" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_size_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "size" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_size_not_null";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Item_pkey_new" ON "public"."Item" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Item_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_pkey";
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_pkey" PRIMARY KEY USING INDEX "Item_pkey_new";
ALTER TABLE "public"."Item" ALTER COLUMN "code" DROP NOT NULL;
ALTER TABLE "public"."Item" ALTER COLUMN "width" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("size");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: key_moved_and_rename, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 4276 and last 1298 bytes, sha256 64619ede8f82ca64fadd62be371f68c1283a8bc54adaf7255315f73141feb89b
-- schema before  c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc
-- schema after   c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: key_moved_and_rename, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 14b1ad714c80bd6e11be6be438c528524bd164ea19160778f0bd884d5bb77a04
-- schema before  c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc
-- schema after   6101a495d9a5f0323e110517b838f6f62a7c5716bb439708958259c355b06481

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_width_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_width_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "width";
COMMIT;
