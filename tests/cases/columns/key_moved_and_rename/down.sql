-- ===== 3_contract =====

-- lockstep rollback: key_moved_and_rename, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- undoes       migration.sql, sha256 72f86325be049fee06dbef991d6bdcf48aea529d145deca63cdaec84d41851ad
-- schema before  23e38d7b40119c286ad221727244be52a79bc5c66dd65c6cf5cfa4bf237679d2
-- schema after   c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
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
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
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
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."Item_width_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
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
REVOKE ALL ON FUNCTION "public"."Item_width_sync"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."Item_width_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."Item"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "code" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "code" DESC LIMIT 1;
    SELECT "code" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "code" INTO lockstep_hi_0 FROM (SELECT "code" FROM "public"."Item" WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "code" LIMIT 1000) AS batch ORDER BY "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "size" = "width"
          WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("size"), ROW("width")));
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
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_size_not_null_check" CHECK ("size" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_size_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "size" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_size_not_null_check";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Item_pkey_new"') AND (
       i.indrelid = '"public"."Item"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Item_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Item_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Item_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Item_pkey_new" ON "public"."Item" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Item_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Item"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
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
-- undoes       migration.sql, first 4555 and last 1429 bytes, sha256 c705e9188ece820fba8c058cdd1196ba82c3f64f92d6dcda7ff3028d1e6e08bc
-- schema before  c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc
-- schema after   c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: key_moved_and_rename, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 423a2e7f79a8d4a50f1ecdf61837ca6cb9e62046a0f91f0dc86aabc86b8f07f0
-- schema before  c01e35d50acbb80c6ed9fa205397d9cd775fa9bf87bc517b49a5205cb74c0cbc
-- schema after   6101a495d9a5f0323e110517b838f6f62a7c5716bb439708958259c355b06481

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_width_sync" ON "public"."Item";
DROP FUNCTION "public"."Item_width_sync"();
ALTER TABLE "public"."Item" DROP COLUMN "width";
COMMIT;
