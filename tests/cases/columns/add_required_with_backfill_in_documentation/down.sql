-- ===== 3_contract =====

-- lockstep rollback: add_required_with_backfill_in_documentation, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b485065697d224701130503b0160c7926fe2975972d7d322378f7e630dfda2d6
-- schema before  33726b2d8d63c1a0724b445c8b5e8a10d40b87b518e04fad5777a7936958aecd
-- schema after   1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "slug" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_with_backfill_in_documentation, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 97ff5a89c6e692ef9f6678a35de9e8d21fc5fcab3cf0abc5840ff2d167429277
-- schema before  1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0
-- schema after   1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_with_backfill_in_documentation, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 713838e1cfa7dc30a45f64d3d2ebbc98feadaef5d8a549a999ec0fb6caf4c4e7
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
