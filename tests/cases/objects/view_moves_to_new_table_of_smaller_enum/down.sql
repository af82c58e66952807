-- ===== 3_contract =====

-- lockstep rollback: view_moves_to_new_table_of_smaller_enum, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 330bd19fa8c5ed94bc6bc56e33e0dd6e51ed0d12f22e9f67e0a608241935413e
-- schema before  b6a2521a9adecc931ad57ad6efe6f26591f5fe7f5d0b180d8879d406d2893a0f
-- schema after   f26c4a5bfc47318a0e5ab1f60ed586011db4acab85c06935ff37adb2fb888b5b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('open', 'shut');
ALTER TABLE "public"."gate"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE "public"."state" USING ("state"::text::"public"."state");
DROP TYPE "public"."state_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE "public"."door" (
  "id" integer NOT NULL,
  "state" "public"."state" NOT NULL,
  CONSTRAINT "door_pkey" PRIMARY KEY ("id")
);
-- H205 drops an object that is made by its definition: view public.doors
DROP VIEW public.doors;
CREATE VIEW public.doors AS
 SELECT door.id
   FROM public.door;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: view_moves_to_new_table_of_smaller_enum, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 086c6b542b38655e05ea77ec4d928067420c4203a9a3a8d88e9ea0026b97363a
-- schema before  f26c4a5bfc47318a0e5ab1f60ed586011db4acab85c06935ff37adb2fb888b5b
-- schema after   1a3499ce59b8e9e9170e9669c4c267cfff9b4799b0063e04ba0f8bf1d00e0046

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."gate" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."gate") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."gate" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."gate";
COMMIT;
