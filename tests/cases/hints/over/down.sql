-- ===== 2_backfill =====

-- lockstep rollback: over, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 37e4553b8be2e1edadaf4cc53e31c4150258f52eb846ea59be2e79b245e0aa6f
-- schema before  43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823
-- schema after   43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: over, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 c643b4618c4f55c2706fa6c49767d0be8ec708c4286b2459150ce00a64c91bb0
-- schema before  43d32e82e5380397348a5bb2001d0faff3b210af17177d3e033e1805e0b3a823
-- schema after   f082be45873a8317744f84dc65728fee45f893c1fb61ac454ed620e972807bb2

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
