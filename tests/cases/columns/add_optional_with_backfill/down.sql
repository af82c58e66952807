-- ===== 2_backfill =====

-- lockstep rollback: add_optional_with_backfill, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 9904a08e052021bb1e15e917348b579406d1f436c06565160113e11d9481595f
-- schema before  1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0
-- schema after   1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_optional_with_backfill, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 0e55ce013942a093699f60432c2cbb249fc83d527112c1457bf58921fd591a9d
-- schema before  1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "slug" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."slug" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "slug";
COMMIT;
