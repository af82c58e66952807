-- ===== 3_contract =====

-- lockstep rollback: rename_with_foreign_key, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 f0a9030838ee39f9b3a3221691f52c35bae305adbd8a9395a4e8cb8141db13ba
-- schema before  7233880a29e8d69222bf23bde94bcca7cc065fdc269e59b97d30ee6a25a641f7
-- schema after   3b5cc03b5d1dd2d8efcf84f9d314769ca8e913c066a37d80fca00412ae57fbb9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD COLUMN "userId" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'userId', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Post"'::regclass AND a.attname = 'authorId'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'userId', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Post"'::regclass AND a.attname = 'authorId' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Post_authorId_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."authorId" IS NOT NULL THEN NEW."userId" := NEW."authorId"; ELSE NEW."authorId" := NEW."userId"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."authorId"), ROW(OLD."authorId")) THEN
    NEW."userId" := NEW."authorId";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."userId"), ROW(OLD."userId")) OR NEW."authorId" IS NULL THEN
    NEW."authorId" := NEW."userId";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Post_authorId_sync" BEFORE INSERT OR UPDATE ON "public"."Post" FOR EACH ROW EXECUTE FUNCTION "public"."Post_authorId_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Post"."id"%TYPE;
  lockstep_hi_0 "public"."Post"."id"%TYPE;
  lockstep_last_0 "public"."Post"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Post" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Post" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Post" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Post" SET "userId" = "authorId"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("userId"), ROW("authorId")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Post" WHERE pg_catalog.record_image_ne(ROW("userId"), ROW("authorId")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Post" WHERE pg_catalog.record_image_ne(ROW("userId"), ROW("authorId"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Post"."userId" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_not_null" CHECK ("userId" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ALTER COLUMN "userId" SET NOT NULL;
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_not_null";
ALTER TABLE "public"."Post" ALTER COLUMN "authorId" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_userId_idx";
CREATE INDEX CONCURRENTLY "Post_userId_idx" ON "public"."Post" ("userId");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Post_userId_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Post_userId_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_authorId_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Post" ("userId");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: rename_with_foreign_key, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 14f3a8024c14d6272b5d30ead3208140e4561acd0e66f06e33265c6f058d1e42
-- schema before  3b5cc03b5d1dd2d8efcf84f9d314769ca8e913c066a37d80fca00412ae57fbb9
-- schema after   3b5cc03b5d1dd2d8efcf84f9d314769ca8e913c066a37d80fca00412ae57fbb9

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: rename_with_foreign_key, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 852f98828967419c8e6835c1b2005fa31c743f7e09941cc8fa0cc041bd5cb848
-- schema before  3b5cc03b5d1dd2d8efcf84f9d314769ca8e913c066a37d80fca00412ae57fbb9
-- schema after   1bfb2b749b09834bb27a21111fd997dc0d797e3b1e0c60f5ddb567122fcd5ef8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
DROP TRIGGER "Post_authorId_sync" ON "public"."Post";
DROP FUNCTION "public"."Post_authorId_sync"();
ALTER TABLE "public"."Post" DROP COLUMN "authorId";
COMMIT;
