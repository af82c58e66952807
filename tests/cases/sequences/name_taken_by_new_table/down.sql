-- ===== 3_contract =====

-- lockstep rollback: name_taken_by_new_table, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 45f287af9f8ec6b580e660db7e4aac81dfa4e28717c3f0b4f5860f3c9a7bc447
-- schema before  208d82b99e3f9ff0963b75ccda2b316fde378ff10009c3a14788fc4b2ba184a6
-- schema after   11644a31a7e305a95a06f99a151618fefdc38d31ffa3791f7cf1d2ff86137e8b

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
