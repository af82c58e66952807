-- ===== 3_contract =====

-- lockstep rollback: quotes, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a7f322fa8d10f808319f16f674a76d0b0dc77bc24b3409465f73d7d4b5a5a327
-- schema before  7e3c8b0f940cc4b1ba06c8317a0efadbd43b3039a46111795b28335209891a77
-- schema after   3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a ""quoted"" 'name'" ADD COLUMN "it's ""old""" text;
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'it''s "old"', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."a ""quoted"" ''name''"'::regclass AND a.attname = 'it''s "new"'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'it''s "old"', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."a ""quoted"" ''name''"'::regclass AND a.attname = 'it''s "new"' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."it's ""new""" IS NOT NULL THEN NEW."it's ""old""" := NEW."it's ""new"""; ELSE NEW."it's ""new""" := NEW."it's ""old"""; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."it's ""new"""), ROW(OLD."it's ""new""")) THEN
    NEW."it's ""old""" := NEW."it's ""new""";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."it's ""old"""), ROW(OLD."it's ""old""")) OR NEW."it's ""new""" IS NULL THEN
    NEW."it's ""new""" := NEW."it's ""old""";
  END IF;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."a ""quoted"" ''name''_it''s ""new""_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."a ""quoted"" ''name''"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "a ""quoted"" 'name'_it's ""new""_sync" BEFORE INSERT OR UPDATE ON "public"."a ""quoted"" 'name'" FOR EACH ROW EXECUTE FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_hi_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_last_0 "public"."a ""quoted"" 'name'"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a ""quoted"" 'name'" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a ""quoted"" 'name'" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a ""quoted"" 'name'" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a ""quoted"" 'name'" SET "it's ""old""" = "it's ""new"""
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("it's ""old"""), ROW("it's ""new""")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a ""quoted"" 'name'" WHERE pg_catalog.record_image_ne(ROW("it's ""old"""), ROW("it's ""new""")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a ""quoted"" 'name'" WHERE pg_catalog.record_image_ne(ROW("it's ""old"""), ROW("it's ""new"""))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."a ""quoted"" ''name''"."it''s ""old""" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."an ""index"""')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."a ""quoted"" ''name''"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."an ""index"""', '"public"."a ""quoted"" ''name''"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."an ""index""";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."a ""quoted"" 'name'" ("it's ""old""");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: quotes, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c01fad04bd537771dfafa451ef66344b68561d110f4cca042084e407918ca8c0
-- schema before  3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1
-- schema after   3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: quotes, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6b0d062c72ec2ffa7bc875f3ebb2ab887f3929bdcef217576b786ce25906d99a
-- schema before  3975af9b5a0246c0d76ef71f6fada494b55a794efd3f1f0be9bbbe8ba18d98c1
-- schema after   c458bb9824c3da3b7f9a518555def6c04b25195aafb954c75a69a72b77bcab45

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "a ""quoted"" 'name'_it's ""new""_sync" ON "public"."a ""quoted"" 'name'";
DROP FUNCTION "public"."a ""quoted"" 'name'_it's ""new""_sync"();
ALTER TABLE "public"."a ""quoted"" 'name'" DROP COLUMN "it's ""new""";
COMMIT;
