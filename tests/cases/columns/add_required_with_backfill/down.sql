-- ===== 3_contract =====

-- lockstep rollback: add_required_with_backfill, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 cc1a38d2323b74f430686d2e3916f54f121d489d83c13146d80be1f0f69b201c
-- schema before  33726b2d8d63c1a0724b445c8b5e8a10d40b87b518e04fad5777a7936958aecd
-- schema after   1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "slug" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_with_backfill, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 db1f0550c86b04195eb466746b653587f1947de1d8a0f2f3d87a7fdd1c0ca5de
-- schema before  1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0
-- schema after   1d59196399428a80eeb4caff7660becdac43a3c7202dc7c16216ec4523f9c8f0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_with_backfill, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 16e7ee655d04f782195ecd119a07ce6c628d971eab5fad953ba113df7249b244
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
