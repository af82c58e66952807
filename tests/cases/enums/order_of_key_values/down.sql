-- ===== 3_contract =====

-- lockstep rollback: order_of_key_values, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 238050be603833c60654f4136923b6bf307b0b81dc60e5bd45357d3d8d36834a
-- schema before  a47d143ae4ce1dc28b9ea735b9bc03b1ba3cf1ad4ed917925f517412c443d615
-- schema after   debbd6835883166dbe722a1a1a430e715f71c48aeac84420968a40ac9b271226

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."rank_old" AS ENUM ('v1', 'v2', 'v3');
ALTER TABLE "public"."t" ADD COLUMN "c_old" "public"."rank_old";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'c_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'c'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'c_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'c' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."t_c_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."c_old" := NEW."c"::text::"public"."rank_old";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_c_old_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_c_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."t"."c"%TYPE;
  lockstep_hi_0 "public"."t"."c"%TYPE;
  lockstep_last_0 "public"."t"."c"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "c" INTO lockstep_last_0 FROM "public"."t" ORDER BY "c" DESC LIMIT 1;
    SELECT "c" INTO lockstep_lo_0 FROM "public"."t" ORDER BY "c" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "c" INTO lockstep_hi_0 FROM (SELECT "c" FROM "public"."t" WHERE ("c") >= (lockstep_lo_0) AND ("c") <= (lockstep_last_0)
        ORDER BY "c" LIMIT 1000) AS batch ORDER BY "c" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t" SET "c_old" = "c"::text::"public"."rank_old"
          WHERE ("c") >= (lockstep_lo_0) AND ("c") <= (lockstep_hi_0) AND ("c_old" IS NOT DISTINCT FROM NULL AND "c" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t" WHERE "c_old" IS NOT DISTINCT FROM NULL AND "c" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t" WHERE "c_old" IS NOT DISTINCT FROM NULL AND "c" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t"."c_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD CONSTRAINT "t_c_old_not_null" CHECK ("c_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "t_c_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ALTER COLUMN "c_old" SET NOT NULL;
ALTER TABLE "public"."t" DROP CONSTRAINT "t_c_old_not_null";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."t_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "t_pkey_new" ON "public"."t" ("c_old");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."t_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."t_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."t" IN ACCESS EXCLUSIVE MODE;
-- Refuses to go on when something that is not known here uses the type.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_attribute a ON a.attrelid = coalesce(f.adrelid, d.objid)
     AND a.attnum = coalesce(f.adnum, d.objsubid)
     AND d.classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass)
   WHERE t.oid = '"public"."rank"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."t"'::regclass::oid, 'c'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."rank": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."t" DROP CONSTRAINT "t_pkey";
ALTER TYPE "public"."rank" RENAME TO "rank_new";
ALTER TYPE "public"."rank_old" RENAME TO "rank";
DROP TRIGGER "t_c_old_follows" ON "public"."t";
DROP FUNCTION "public"."t_c_old_follows"();
ALTER TABLE "public"."t" RENAME COLUMN "c" TO "c_new";
ALTER TABLE "public"."t" RENAME COLUMN "c_old" TO "c";
CREATE OR REPLACE FUNCTION "public"."t_c_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."c_new" := NEW."c"::text::"public"."rank_new";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_c_new_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_c_new_follows"();
ALTER TABLE "public"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY USING INDEX "t_pkey_new";
ALTER TABLE "public"."t" ALTER COLUMN "c_new" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."t_pkey_new";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 2_backfill =====

-- lockstep rollback: order_of_key_values, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ed3167acc9178b642033e0dd5539d364fce19f5513cdc156c59b4c1a4419f52c
-- schema before  debbd6835883166dbe722a1a1a430e715f71c48aeac84420968a40ac9b271226
-- schema after   debbd6835883166dbe722a1a1a430e715f71c48aeac84420968a40ac9b271226

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: order_of_key_values, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4c42f1995e61cbb3e9fcda354aea1d95edc2c9def41aad721e45b484c8b79d6c
-- schema before  debbd6835883166dbe722a1a1a430e715f71c48aeac84420968a40ac9b271226
-- schema after   423baf6396cba99acd8c34022d3d736377857f16c125cbfe2e8f5b21aa586fcc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "t_c_new_follows" ON "public"."t";
DROP FUNCTION "public"."t_c_new_follows"();
ALTER TABLE "public"."t" DROP COLUMN "c_new";
DROP TYPE "public"."rank_new";
COMMIT;
