-- ===== 3_contract =====

-- lockstep rollback: text_to_uuid, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 ae056b23a70b314cfc0758eefae6b96520156fdb0400a5b21c569fc5bf4dd796
-- schema before  3f8a4add80988592c4d92d220fc01b8b1b482ab31b311b9f69500d1abda927ab
-- schema after   c81f826dd177718070ea3d255e4c3cc5aa3819bb20cf1e3779f3d5271d6139a0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "id_old" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'id_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'id'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'id_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Item"'::regclass AND a.attname = 'id' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Item_id_old_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  NEW."id_old" := NEW."id"::text;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_id_old_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_id_old_follows"();
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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Item" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "id_old" = "id"::text
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("id_old" IS NULL AND "id" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE "id_old" IS NULL AND "id" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE "id_old" IS NULL AND "id" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."id_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_id_old_not_null" CHECK ("id_old" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_id_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "id_old" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_id_old_not_null";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Item_pkey_new" ON "public"."Item" ("id_old");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Item_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_pkey";
DROP TRIGGER "Item_id_old_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_id_old_follows"();
ALTER TABLE "public"."Item" RENAME COLUMN "id" TO "id_new";
ALTER TABLE "public"."Item" RENAME COLUMN "id_old" TO "id";
CREATE OR REPLACE FUNCTION "public"."Item_id_new_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  NEW."id_new" := NEW."id"::text::uuid;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Item_id_new_follows" BEFORE INSERT OR UPDATE ON "public"."Item" FOR EACH ROW EXECUTE FUNCTION "public"."Item_id_new_follows"();
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_pkey" PRIMARY KEY USING INDEX "Item_pkey_new";
ALTER TABLE "public"."Item" ALTER COLUMN "id_new" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_pkey_new";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."Item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."Item_id_new_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  BEGIN
    NEW."id_new" := NEW."id"::text::uuid;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."id_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: text_to_uuid, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 46b5d34ec3c788d6d6da6e1e3f2832d03fee4e9605a7f6e85d363372ca03455d
-- schema before  c81f826dd177718070ea3d255e4c3cc5aa3819bb20cf1e3779f3d5271d6139a0
-- schema after   c81f826dd177718070ea3d255e4c3cc5aa3819bb20cf1e3779f3d5271d6139a0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: text_to_uuid, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 3448617e326f7f4da3e8b33b92da4f98f9a70bc51f4d47aec4219bd8b22449bf
-- schema before  c81f826dd177718070ea3d255e4c3cc5aa3819bb20cf1e3779f3d5271d6139a0
-- schema after   72cc72fef252fd91540b96faee446638e10b1b9d80dbeb7912cf155b1b4a3cdb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Item_id_new_follows" ON "public"."Item";
DROP FUNCTION "public"."Item_id_new_follows"();
ALTER TABLE "public"."Item" DROP COLUMN "id_new";
COMMIT;
