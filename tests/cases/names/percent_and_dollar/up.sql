-- ===== 1_expand =====

-- lockstep migration: percent_and_dollar, expand (1 of 3)
--
--   rename column public.$lockstep$ %I.100 % $lockstep$ %s to $1 %L
--
-- data loss    NONE
-- blocking     BRIEF: public."$lockstep$ %I" ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  5cbededaba4012d9929f35c262c802e9ab0bbf333c34ebdac1a2f7a517f922dd
-- schema after   e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ADD COLUMN "$1 %L" text;
-- Privileges and comment go along.
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, '$1 %L', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."$lockstep$ %I"'::regclass AND a.attname = '100 % $lockstep$ %s'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, '$1 %L', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."$lockstep$ %I"'::regclass AND a.attname = '100 % $lockstep$ %s' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep1$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep1$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."$lockstep$ %I"'::regclass AND a.attname = '100 % $lockstep$ %s'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."$lockstep$ %I"."100 % $lockstep$ %s": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
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

-- ===== 2_backfill =====

-- lockstep migration: percent_and_dollar, backfill (2 of 3)
--
--   rename column public.$lockstep$ %I.100 % $lockstep$ %s to $1 %L
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4
-- schema after   e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4

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
        UPDATE "public"."$lockstep$ %I" SET "$1 %L" = "100 % $lockstep$ %s"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("$1 %L"), ROW("100 % $lockstep$ %s")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."$lockstep$ %I" WHERE pg_catalog.record_image_ne(ROW("$1 %L"), ROW("100 % $lockstep$ %s")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."$lockstep$ %I" WHERE pg_catalog.record_image_ne(ROW("$1 %L"), ROW("100 % $lockstep$ %s"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."$lockstep$ %I"."$1 %L" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep1$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."$lockstep$ %I" ("$1 %L");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: percent_and_dollar, contract (3 of 3)
--
--   rename column public.$lockstep$ %I.100 % $lockstep$ %s to $1 %L
--
-- data loss    NONE
-- blocking     BRIEF: public."$lockstep$ %I" ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  e44a185b0c6edf9f1a8126a7d7978f9c896f4a1772ff0f1cf365fb18518792d4
-- schema after   ff9453704e011054a0402bc93492ac7feef03adb096563cb79436a8076b99280

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ADD CONSTRAINT "$lockstep$ %I_$1 %L_not_null_check" CHECK ("$1 %L" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."$lockstep$ %I" VALIDATE CONSTRAINT "$lockstep$ %I_$1 %L_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."$lockstep$ %I" ALTER COLUMN "$1 %L" SET NOT NULL;
ALTER TABLE "public"."$lockstep$ %I" DROP CONSTRAINT "$lockstep$ %I_$1 %L_not_null_check";
DROP TRIGGER "$lockstep$ %I_$1 %L_sync" ON "public"."$lockstep$ %I";
DROP FUNCTION "public"."$lockstep$ %I_$1 %L_sync"();
ALTER TABLE "public"."$lockstep$ %I" DROP COLUMN "100 % $lockstep$ %s";
COMMIT;
