-- ===== 3_contract =====

-- lockstep rollback: converted_and_required, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: the values do not come back
-- undoes       migration.sql, sha256 fdd825d7796d4481e7e9c122310c3850671405d23322d442d91149db846859fc
-- schema before  35575c4ad49cd054dca0570843023bc7f167064ecdd037615994b47135f43061
-- schema after   82e17606bc9008916188c4a4ae39ffd58b53f0d533b3cd260ffa93bbafd9b544

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "a" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."a" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ALTER COLUMN "a" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "a" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."a" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "a" TYPE text USING (NULL::text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("a");
COMMIT;
