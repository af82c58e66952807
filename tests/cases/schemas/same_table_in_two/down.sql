-- lockstep rollback: same_table_in_two
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 c2d188287312317c233b0e57a7bdc0203bcbcf872c6b5d87452a79a245edcc72
-- schema before  7d18b181042856d91e1979e5ffea5119851ed24f21a844778cbcaf8e14027dfa
-- schema after   edb0649a8f695a6f058374e306df6c427720db0fc316036c850334701ff62036

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "app"."User" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "app"."User" WHERE "name" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "app"."User"."name" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "app"."User" DROP COLUMN "name";
COMMIT;
