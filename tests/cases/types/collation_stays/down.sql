-- ===== 3_contract =====

-- lockstep rollback: collation_stays, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 8681ad8bcb601dfdbae368fe66eadb24e29e2e7bf815c74b27c6ed2ba63cf6e4
-- schema before  bb60cd4e6050de1a56a962232d3848faeb575d50efb5d41d7385a4294dc66860
-- schema after   34fedba5733251963728214c1f3870e6e95721136444f0cdbe478e2eb3b5135c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."word" ADD COLUMN "len_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'len_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."word"'::regclass AND a.attname = 'len'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'len_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."word"'::regclass AND a.attname = 'len' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."word_len_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."len_old" := NEW."len"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."len_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "word_len_old_follows" BEFORE INSERT OR UPDATE ON "public"."word" FOR EACH ROW EXECUTE FUNCTION "public"."word_len_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."word"."id"%TYPE;
  lockstep_hi_0 "public"."word"."id"%TYPE;
  lockstep_last_0 "public"."word"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."word" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."word" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."word" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."word" SET "len_old" = "len"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("len_old" IS NULL AND "len" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."word" WHERE "len_old" IS NULL AND "len" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."word" WHERE "len_old" IS NULL AND "len" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."word"."len_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."word" ALTER COLUMN "text" TYPE text COLLATE "C";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."word" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."word_len_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."len_old" := NEW."len"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."word" WHERE "len" IS NOT NULL AND "len_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."word"."len" has values that "len_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."word" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "word_len_old_follows" ON "public"."word";
DROP FUNCTION "public"."word_len_old_follows"();
ALTER TABLE "public"."word" RENAME COLUMN "len" TO "len_new";
ALTER TABLE "public"."word" RENAME COLUMN "len_old" TO "len";
CREATE FUNCTION "public"."word_len_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."len_new" := NEW."len"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "word_len_new_follows" BEFORE INSERT OR UPDATE ON "public"."word" FOR EACH ROW EXECUTE FUNCTION "public"."word_len_new_follows"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."word" ("text");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: collation_stays, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 55804135bf530417cd759cf97beb710189f2dcae2a46f237ebd8a8da40ce2066
-- schema before  34fedba5733251963728214c1f3870e6e95721136444f0cdbe478e2eb3b5135c
-- schema after   34fedba5733251963728214c1f3870e6e95721136444f0cdbe478e2eb3b5135c

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: collation_stays, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 577aa656d9ba01c6458e1e3fbda1f7fa9c048b8d2f31f04d5ef519dc5a4c0e21
-- schema before  34fedba5733251963728214c1f3870e6e95721136444f0cdbe478e2eb3b5135c
-- schema after   52dd0df40064b4617550b502dc71ddabaf29f0262b4fe66702a8d1789bb33fdb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "word_len_new_follows" ON "public"."word";
DROP FUNCTION "public"."word_len_new_follows"();
ALTER TABLE "public"."word" DROP COLUMN "len_new";
COMMIT;
