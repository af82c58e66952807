-- lockstep rollback: created
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 137cc06007113b6d0d50a3d7c66c7a2e6970d3d5e7cc6dc81907a4ba66171cae
-- schema before  b15374a3bef308bd881a2dcf2b8977460c64c2be21623986381f201e0e532762
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
     AND EXISTS (SELECT FROM "public"."User" WHERE "email" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
