-- ===== 3_contract =====

-- lockstep rollback: sync_of_rename_is_taken, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4d03fdb1d82b6dd604bd0245a53e0385063bde6bd8f2ff0975b5f7aad1754c69
-- schema before  163dcf199647028c1c0fa8015e81a343a4056281c27e3cc2cd1497bbf09098ff
-- schema after   15ea82ec939f70fc8a6d50758f3f7b65231327a9cb38cf77d1fe5979ec5de978

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD COLUMN "old_name" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'old_name', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'new_name'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'old_name', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'new_name' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."t_new_name_sync1"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."new_name" IS NOT NULL THEN NEW."old_name" := NEW."new_name"; ELSE NEW."new_name" := NEW."old_name"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."new_name"), ROW(OLD."new_name")) THEN
    NEW."old_name" := NEW."new_name";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."old_name"), ROW(OLD."old_name")) OR NEW."new_name" IS NULL THEN
    NEW."new_name" := NEW."old_name";
  END IF;
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."t_new_name_sync1"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."t_new_name_sync1"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."t"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "t_new_name_sync1" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_new_name_sync1"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."t" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."t" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."t" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t" SET "old_name" = "new_name"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("old_name"), ROW("new_name")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t" WHERE pg_catalog.record_image_ne(ROW("old_name"), ROW("new_name")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t" WHERE pg_catalog.record_image_ne(ROW("old_name"), ROW("new_name"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t"."old_name" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("old_name");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: sync_of_rename_is_taken, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8f9a5325f078d791dad9e89a7e0036764398c60198ac4bd68dea01831ab4e251
-- schema before  15ea82ec939f70fc8a6d50758f3f7b65231327a9cb38cf77d1fe5979ec5de978
-- schema after   15ea82ec939f70fc8a6d50758f3f7b65231327a9cb38cf77d1fe5979ec5de978

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: sync_of_rename_is_taken, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5a3fa560261336917dfa6711c3de1d56ac348b15898f98de8252526718d12542
-- schema before  15ea82ec939f70fc8a6d50758f3f7b65231327a9cb38cf77d1fe5979ec5de978
-- schema after   c330fa67834570675e669af3d664fd28d8d5d72f0e900e9e53c56bca438b1eee

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "t_new_name_sync1" ON "public"."t";
DROP FUNCTION "public"."t_new_name_sync1"();
ALTER TABLE "public"."t" DROP COLUMN "new_name";
COMMIT;
