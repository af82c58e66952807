-- ===== 1_expand =====

-- lockstep migration: value_renamed, expand (1 of 3)
--
--   rename enum value public.Role.USER to MEMBER
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'MEMBER' BEFORE 'USER';
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: value_renamed, backfill (2 of 3)
--
--   rename enum value public.Role.USER to MEMBER
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23
-- schema after   6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."User"."id"%TYPE;
  lockstep_hi_0 "public"."User"."id"%TYPE;
  lockstep_last_0 "public"."User"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."User" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."User" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" SET "role" = 'MEMBER'
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("role" = 'USER');
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
      PERFORM pg_sleep(CASE WHEN lockstep_failures > 0 THEN 0.1 ELSE 0.005 END);
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "role" = 'USER');
  END LOOP;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

-- ===== 3_contract =====

-- lockstep migration: value_renamed, contract (3 of 3)
--
--   rename enum value public.Role.USER to MEMBER
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   WINDOW: values that became others stay as they are
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  6d10af0e7ca7ef49272359844907563d7fb5e9054beb952f3417e2ad685dfb23
-- schema after   a46a0bd0997010b689ca5611a3c79f76d471442f664c63c876d0ecc4bc664d00

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('MEMBER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ((CASE "role"::text WHEN 'USER' THEN 'MEMBER' ELSE "role"::text END)::"public"."Role");
DROP TYPE "public"."Role_old";
COMMIT;
