-- lockstep rollback: moved_to_new_column_of_moved_enum
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- undoes       migration.sql, sha256 d771f4054946704ff614edcdf8f560cbaf8105f5407b99ba8c314b7a6da80c4c
-- schema before  a38abb88dd93da5738768495401c3dab0088b925954c541ff25aa7caf296a1a8
-- schema after   0b62cb9c41368a4b487c1f12a43111c5d0858e3f06c3ef72d19923e54fbed8f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."day" DROP CONSTRAINT "day_pkey";
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."day" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."day" WHERE "morning" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."day"."morning" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."day" DROP COLUMN "morning";
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('sad', 'ok');
DROP TYPE "public"."mood_old";
ALTER TABLE "public"."day" ADD COLUMN "feeling" "public"."mood";
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."day" WHERE "feeling" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."day"."feeling" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."day" ALTER COLUMN "feeling" SET NOT NULL;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."day" ADD CONSTRAINT "day_pkey" PRIMARY KEY ("feeling");
COMMIT;
