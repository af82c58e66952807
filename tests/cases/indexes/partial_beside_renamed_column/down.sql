-- ===== 3_contract =====

-- lockstep rollback: partial_beside_renamed_column, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d1af17faacc9c3f743d3e9c89346985a8588b4820d153488ef80a99589c35913
-- schema before  b178101e8c5c65f74d85dc63e5c743d096c3c588d0225bc17f1d2621870391cd
-- schema after   24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "code" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'code', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'sku'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'code', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'sku' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_sku_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."sku" IS NOT NULL THEN NEW."code" := NEW."sku"; ELSE NEW."sku" := NEW."code"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."sku"), ROW(OLD."sku")) THEN
    NEW."code" := NEW."sku";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."code"), ROW(OLD."code")) OR NEW."sku" IS NULL THEN
    NEW."sku" := NEW."code";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_sku_sync" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_sku_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."id"%TYPE;
  lockstep_hi_0 "public"."Item"."id"%TYPE;
  lockstep_last_0 "public"."Item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "code" = "sku"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("code"), ROW("sku")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("code"), ROW("sku")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("code"), ROW("sku"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."code" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_code_not_null" CHECK ("code" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_code_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_code_not_null";
ALTER TABLE "public"."Item" ADD COLUMN "two words" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'two words', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'note'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'two words', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'note' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_note_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."note" IS NOT NULL THEN NEW."two words" := NEW."note"; ELSE NEW."note" := NEW."two words"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."note"), ROW(OLD."note")) THEN
    NEW."two words" := NEW."note";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."two words"), ROW(OLD."two words")) OR NEW."note" IS NULL THEN
    NEW."note" := NEW."two words";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_note_sync" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_note_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."id"%TYPE;
  lockstep_hi_0 "public"."Item"."id"%TYPE;
  lockstep_last_0 "public"."Item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "two words" = "note"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("two words"), ROW("note")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("two words"), ROW("note")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE pg_catalog.record_image_ne(ROW("two words"), ROW("note"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."two words" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "sku" DROP NOT NULL;
ALTER INDEX "public"."Item_code_idx" RENAME TO "Item_code_idx_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_code_idx_new";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("code", "two words");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: partial_beside_renamed_column, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6d782c36be2c2c879074203a6ede4353389cedb266dbdac7596c03658fc723b6
-- schema before  24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488
-- schema after   24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: partial_beside_renamed_column, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 519d3bdf5399f390acc786c02c36578b6e2a8016de9556ada020956b19b91496
-- schema before  24aa6bdc6d189f70f23c6b0690a08292e0aea6acb73b3ee9936a1880a428c488
-- schema after   a873c44fb72a00612b9db10777006243acb5ec31a49b3dcfda352b073d60a600

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_code_idx";
CREATE INDEX CONCURRENTLY "Item_code_idx" ON "public"."Item" ("code") INCLUDE ("two words") WHERE (((code <> 'code'::text) AND ("two words" IS NULL)));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Item_code_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_code_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_note_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_note_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "note";
DROP TRIGGER "Item_sku_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_sku_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "sku";
COMMIT;
