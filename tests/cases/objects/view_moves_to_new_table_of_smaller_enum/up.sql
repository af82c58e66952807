-- ===== 1_expand =====

-- lockstep migration: view_moves_to_new_table_of_smaller_enum, expand (1 of 2)
--
--   create table public.gate
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  1a3499ce59b8e9e9170e9669c4c267cfff9b4799b0063e04ba0f8bf1d00e0046
-- schema after   f26c4a5bfc47318a0e5ab1f60ed586011db4acab85c06935ff37adb2fb888b5b

BEGIN;
CREATE TABLE "public"."gate" (
  "id" integer NOT NULL,
  "width" integer,
  "state" "public"."state" NOT NULL,
  CONSTRAINT "gate_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: view_moves_to_new_table_of_smaller_enum, contract (2 of 2)
--
--   drop table public.door
--   alter enum public.state: values
--   alter view public.doors: definition
--
-- data loss    HIGH: table dropped (public.door)
-- blocking     LONG: public.gate ACCESS EXCLUSIVE (rewrite); BRIEF: public.door ACCESS EXCLUSIVE, public.doors ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: DropObject on public.doors
-- schema before  f26c4a5bfc47318a0e5ab1f60ed586011db4acab85c06935ff37adb2fb888b5b
-- schema after   b6a2521a9adecc931ad57ad6efe6f26591f5fe7f5d0b180d8879d406d2893a0f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
DROP VIEW public.doors;
CREATE VIEW public.doors AS
 SELECT gate.id
   FROM public.gate;
-- H202 drops a table
DROP TABLE "public"."door";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."gate" WHERE "state"::text IN ('shut')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."gate"."state"'
      USING HINT = 'move these rows to another value first; the values that go: ''shut''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('open');
ALTER TABLE "public"."gate"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "public"."state" USING ("state"::text::"public"."state");
DROP TYPE "public"."state_old";
COMMIT;
