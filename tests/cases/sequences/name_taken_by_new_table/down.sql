-- ===== 3_contract =====

-- lockstep rollback: name_taken_by_new_table, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 d0b819d6e6b481e7ce0c88cc529b38562de952632445b949e5efc58eeb43183c
-- schema before  d8a8e09e0ad187de8182518a5196640e1050d1f6ac5d9aef8157dd6a87bbff12
-- schema after   d855aed3709ef2e9f40ab31dc93354641e5e1d75160727f986a5af504e08f74e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Log" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Log") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Log" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Log";
COMMIT;

BEGIN;
CREATE TABLE "public"."logs" (
  "id" serial NOT NULL,
  "said" text,
  CONSTRAINT "logs_pkey" PRIMARY KEY ("id")
);
COMMIT;
