-- lockstep rollback: same_table_in_two
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 c08744f0c7927901acd26a0c62900a4a3a1ca15e0f0ce68b5ad6dae3817af835
-- schema before  0c53f5e724a9752971eecbe9ab0b9f2ec1db13ad3c50549342888d0f3bd01f4c
-- schema after   3e02ed922278fa5f487b2432d68ab3f8e25dd02d2b3a052ab00bb12be69ee660

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "app"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "app"."User" WHERE "name" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "app"."User"."name" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "app"."User" DROP COLUMN "name";
COMMIT;
