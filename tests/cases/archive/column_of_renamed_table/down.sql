-- ===== 3_contract =====

-- lockstep rollback: column_of_renamed_table, contract (2 of 2)
--
-- grade        window
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- undoes       migration.sql, sha256 cc881588d22aeb19d972d5bb501c4c80f3ec91832f3a53baf7b6d64bc2a8aa95
-- schema before  ad34b87e4ed0b4a5a46373dee0a03efc2279a4c58e31442a003b1c8d6ebfbab2
-- schema after   5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db

BEGIN;
DO $lockstep$
BEGIN
  IF to_regclass('"lockstep_archive_Person_phone_1a00a0f3"."Person"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Person_phone_1a00a0f3 of "public"."Person"."phone" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" ADD COLUMN "phone" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SELECT "id" INTO lockstep_last_0 FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        SET LOCAL row_security = off;
        UPDATE "public"."Person" AS target SET "phone" = kept."phone" FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" AS kept
          WHERE target."id" = kept."id" AND (kept."id") >= (lockstep_lo_0) AND (kept."id") <= (lockstep_hi_0)
            AND (target."id") >= (lockstep_lo_0) AND (target."id") <= (lockstep_hi_0) AND kept."phone" IS NOT NULL AND target."phone" IS NULL;
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
  IF EXISTS (SELECT FROM "public"."Person" AS target, "lockstep_archive_Person_phone_1a00a0f3"."Person" AS kept WHERE target."id" = kept."id" AND kept."phone" IS NOT NULL AND target."phone" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Person"."phone" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Person_phone_1a00a0f3"."Person";
DROP SCHEMA "lockstep_archive_Person_phone_1a00a0f3";
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
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Person" ("phone");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: column_of_renamed_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 80b346cda17455f1b85b080391604b1b17a77935fdb0f12b725b94ab5456ef8d
-- schema before  5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db
-- schema after   2f30183f5a0f8e82064d7f8608b5da4eace38ec6ca22c9b8a290c82c8d1da7c0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" RENAME CONSTRAINT "Person_pkey" TO "User_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."User";
-- H401 old application code stops working
ALTER TABLE "public"."Person" RENAME COLUMN "fullName" TO "name";
-- H401 old application code stops working
ALTER TABLE "public"."Person" RENAME TO "User";
COMMIT;
