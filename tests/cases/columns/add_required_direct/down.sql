-- lockstep rollback: add_required_direct
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 37a3cb6e04cd9f68e85fbb35fc0e84ed2381cc6b421f66960eb3aea1c3508b1f
-- schema before  41ad433f82ddfa92d60642af3c6d7fdfd4ecc36bef35319cd8bb4e4f8eef947d
-- schema after   cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "email" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
