-- ===== 1_expand =====

-- lockstep migration: column_of_renamed_table, expand (1 of 2)
--
--   rename table public.User to public.Person
--   rename column public.User.name to fullName
--   rename primary key public.User.User_pkey to Person_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Person ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  2f30183f5a0f8e82064d7f8608b5da4eace38ec6ca22c9b8a290c82c8d1da7c0
-- schema after   5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" RENAME TO "Person";
ALTER TABLE "public"."Person" RENAME COLUMN "name" TO "fullName";
CREATE VIEW "public"."User" WITH (security_invoker = true) AS SELECT "id", "fullName" AS "name", "phone" FROM "public"."Person";
DO $lockstep$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT acl.privilege_type, CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
     WHERE c.oid = '"public"."Person"'::regclass AND acl.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON "public"."User" TO %s', granted.privilege_type, granted.grantee);
  END LOOP;
END
$lockstep$;
ALTER TABLE "public"."Person" RENAME CONSTRAINT "User_pkey" TO "Person_pkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: column_of_renamed_table, contract (2 of 2)
--
--   rename table public.User to public.Person
--   drop column public.User.phone
--
-- data loss    NONE
-- blocking     BRIEF: public.Person ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- archive      the values of public.Person.phone in lockstep_archive_Person_phone_1a00a0f3; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db
-- schema after   ad34b87e4ed0b4a5a46373dee0a03efc2279a4c58e31442a003b1c8d6ebfbab2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."User";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
BEGIN
  IF to_regnamespace('"lockstep_archive_Person_phone_1a00a0f3"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Person_phone_1a00a0f3 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Person_phone_1a00a0f3";
DO $lockstep$
BEGIN
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Person_phone_1a00a0f3', json_build_object(
    'archive', 'column', 'of', '"public"."Person"."phone"', 'migration', 'column_of_renamed_table', 'since', clock_timestamp()));
END
$lockstep$;
CREATE TABLE "lockstep_archive_Person_phone_1a00a0f3"."Person" (
  "id" integer NOT NULL,
  "phone" text,
  PRIMARY KEY ("id")
);
CREATE FUNCTION "lockstep_archive_Person_phone_1a00a0f3"."lockstep_follow"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT (pg_catalog.record_image_ne(ROW(NEW."phone"), ROW(OLD."phone")) OR pg_catalog.record_image_ne(ROW(NEW."id"), ROW(OLD."id"))) THEN RETURN NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "lockstep_archive_Person_phone_1a00a0f3"."Person" VALUES (OLD."id", NULL) ON CONFLICT ("id") DO UPDATE SET "phone" = NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "lockstep_archive_Person_phone_1a00a0f3"."Person" VALUES (NEW."id", NEW."phone") ON CONFLICT ("id") DO UPDATE SET "phone" = EXCLUDED."phone";
  END IF;
  RETURN NULL;
END
$lockstep$;
CREATE TRIGGER "lockstep_archive_Person_phone_1a00a0f3" AFTER INSERT OR UPDATE OR DELETE ON "public"."Person" FOR EACH ROW EXECUTE FUNCTION "lockstep_archive_Person_phone_1a00a0f3"."lockstep_follow"();
ALTER TABLE "public"."Person" ENABLE ALWAYS TRIGGER "lockstep_archive_Person_phone_1a00a0f3";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Person"."id"%TYPE;
  lockstep_hi_0 "public"."Person"."id"%TYPE;
  lockstep_last_0 "public"."Person"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SELECT "id" INTO lockstep_last_0 FROM "public"."Person" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "public"."Person" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Person" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        SET LOCAL row_security = off;
        INSERT INTO "lockstep_archive_Person_phone_1a00a0f3"."Person" ("id", "phone")
          SELECT source."id", source."phone" FROM "public"."Person" AS source
           WHERE (source."id") >= (lockstep_lo_0) AND (source."id") <= (lockstep_hi_0) AND source."phone" IS NOT NULL
          ON CONFLICT ("id") DO NOTHING;
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
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H209 drops a column whose values are copied into an archive: lockstep_archive_Person_phone_1a00a0f3
DROP TRIGGER "lockstep_archive_Person_phone_1a00a0f3" ON "public"."Person";
DROP FUNCTION "lockstep_archive_Person_phone_1a00a0f3"."lockstep_follow"();
ALTER TABLE "public"."Person" DROP COLUMN "phone";
COMMIT;
