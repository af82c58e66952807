-- ===== 3_contract =====

-- lockstep rollback: percent_and_dollar, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 766af1329679aec58e1b8c643aca2827eee515c01762af85f8a13a8c89db371d
-- schema before  ff9453704e011054a0402bc93492ac7feef03adb096563cb79436a8076b99280
-- schema after   e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ADD COLUMN "100 % $lockstep$ %s" text;
-- Privileges and comment go along.
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, '100 % $lockstep$ %s', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."$lockstep$ %I"'::regclass AND a.attname = '$1 %L'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, '100 % $lockstep$ %s', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."$lockstep$ %I"'::regclass AND a.attname = '$1 %L' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep1$;
CREATE FUNCTION "public"."$lockstep$ %I_$1 %L_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep1$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."$1 %L" IS NOT NULL THEN NEW."100 % $lockstep$ %s" := NEW."$1 %L"; ELSE NEW."$1 %L" := NEW."100 % $lockstep$ %s"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."$1 %L"), ROW(OLD."$1 %L")) THEN
    NEW."100 % $lockstep$ %s" := NEW."$1 %L";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."100 % $lockstep$ %s"), ROW(OLD."100 % $lockstep$ %s")) OR NEW."$1 %L" IS NULL THEN
    NEW."$1 %L" := NEW."100 % $lockstep$ %s";
  END IF;
  RETURN NEW;
END
$lockstep1$;
REVOKE ALL ON FUNCTION "public"."$lockstep$ %I_$1 %L_sync"() FROM PUBLIC;
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."$lockstep$ %I_$1 %L_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."$lockstep$ %I"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep1$;
CREATE TRIGGER "$lockstep$ %I_$1 %L_sync" BEFORE INSERT OR UPDATE ON "public"."$lockstep$ %I" FOR EACH ROW EXECUTE FUNCTION "public"."$lockstep$ %I_$1 %L_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep1$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."$lockstep$ %I"."id"%TYPE;
  lockstep_hi_0 "public"."$lockstep$ %I"."id"%TYPE;
  lockstep_last_0 "public"."$lockstep$ %I"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."$lockstep$ %I" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."$lockstep$ %I" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."$lockstep$ %I" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."$lockstep$ %I" SET "100 % $lockstep$ %s" = "$1 %L"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("100 % $lockstep$ %s"), ROW("$1 %L")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."$lockstep$ %I" WHERE pg_catalog.record_image_ne(ROW("100 % $lockstep$ %s"), ROW("$1 %L")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."$lockstep$ %I" WHERE pg_catalog.record_image_ne(ROW("100 % $lockstep$ %s"), ROW("$1 %L"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."$lockstep$ %I"."100 % $lockstep$ %s" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep1$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ADD CONSTRAINT "$lockstep$ %I_100 % $lockstep$ %s_not_null_check" CHECK ("100 % $lockstep$ %s" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."$lockstep$ %I" VALIDATE CONSTRAINT "$lockstep$ %I_100 % $lockstep$ %s_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ALTER COLUMN "100 % $lockstep$ %s" SET NOT NULL;
ALTER TABLE "public"."$lockstep$ %I" DROP CONSTRAINT "$lockstep$ %I_100 % $lockstep$ %s_not_null_check";
ALTER TABLE "public"."$lockstep$ %I" ALTER COLUMN "$1 %L" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."$lockstep$ %I" ("100 % $lockstep$ %s");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: percent_and_dollar, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 36dc8fdef7ecfa93b92d7df6488290d9fdb6e12569d5983086b12860b873f7dd
-- schema before  e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4
-- schema after   e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: percent_and_dollar, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bdcc301d09853907b99445fdf551971194f8ca64c6f9efac61b656e2209bbe66
-- schema before  e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4
-- schema after   5cbededaba4012d9929f35c262c802e9ab0bbf333c34ebdac1a2f7a517f922dd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "$lockstep$ %I_$1 %L_sync" ON "public"."$lockstep$ %I";
DROP FUNCTION "public"."$lockstep$ %I_$1 %L_sync"();
ALTER TABLE "public"."$lockstep$ %I" DROP COLUMN "$1 %L";
COMMIT;
