-- ===== 3_contract =====

-- lockstep rollback: index_of_renamed_and_dropped_column, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 d3608ae3df82634d62cda0043a04cd9de03c5a9c566dc01990055095a2b2d928
-- schema before  7cc4faeb804cacf3ecc8f64dcf640b6b273285c716177fee698c90cd5cc107b9
-- schema after   b362a47cb50f846a394996bb7e0ee6903cc48c36d2522bfb756c8deafa7268f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
ALTER TABLE "public"."T" ADD COLUMN "c" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'c', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'd'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'c', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'd' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_d_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NOT NULL THEN NEW."c" := NEW."d"; ELSE NEW."d" := NEW."c"; END IF;
  ELSIF NEW."d" IS DISTINCT FROM OLD."d" THEN
    NEW."c" := NEW."d";
  ELSIF NEW."c" IS DISTINCT FROM OLD."c" OR NEW."d" IS NULL THEN
    NEW."d" := NEW."c";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_d_sync" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_d_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "c" = "d"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("c" IS DISTINCT FROM "d");
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE "c" IS DISTINCT FROM "d");
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE "c" IS DISTINCT FROM "d") THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."c" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."half";
CREATE INDEX CONCURRENTLY "half" ON "public"."T" ("c", "b") WHERE ((b > 0));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."half"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."half"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("c");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: index_of_renamed_and_dropped_column, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5346b165ec86be0ac8f6f4b0459c8cfa50f0d172137b829d0aaa4452c18a31bf
-- schema before  b362a47cb50f846a394996bb7e0ee6903cc48c36d2522bfb756c8deafa7268f0
-- schema after   b362a47cb50f846a394996bb7e0ee6903cc48c36d2522bfb756c8deafa7268f0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: index_of_renamed_and_dropped_column, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8d9ec9b0586231da454b116013519620914b67de331b977bed23d8f42fd675a4
-- schema before  b362a47cb50f846a394996bb7e0ee6903cc48c36d2522bfb756c8deafa7268f0
-- schema after   79a4b67f341b4dfb407a821bd204f842d9d16eac1b59453c592f140d84048348

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "T_d_sync" ON "public"."T";
DROP FUNCTION "public"."T_d_sync"();
ALTER TABLE "public"."T" DROP COLUMN "d";
COMMIT;
