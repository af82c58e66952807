-- lockstep rollback: generated_to_plain
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: values written since are replaced by generated ones
-- undoes       migration.sql, sha256 0be9db3ea32e00dee2dbc967347fadb1620ded0ebdcccf1b4b24963637346808
-- schema before  82e69d30970c3e374e5eedd5d5b3391e6122beea478804a6bbc097c1d45fe831
-- schema after   46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Item" WHERE "total" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Item"."total" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Item" DROP COLUMN "total";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "total" integer GENERATED ALWAYS AS ((price / 2)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("total");
COMMIT;
