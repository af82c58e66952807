-- ===== 2_backfill =====

-- lockstep rollback: over, backfill (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 05c2de5c2d5259b165396aef9f261f524da7d0962bd81ebbe24ae93a67b3af67
-- schema before  54884da492c6bca9f01e872973a440748d3b07a8aa80e22f9dc045703d7e9bb0
-- schema after   54884da492c6bca9f01e872973a440748d3b07a8aa80e22f9dc045703d7e9bb0

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: over, expand (1 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 0768c1af0c38398af00e963aa3aba178f3ec8481698cbda633226a1265b90735
-- schema before  54884da492c6bca9f01e872973a440748d3b07a8aa80e22f9dc045703d7e9bb0
-- schema after   1d69f38dd0e4a7c2da0108a3c7270f77a21682c1181931041e819791e3a18490

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
