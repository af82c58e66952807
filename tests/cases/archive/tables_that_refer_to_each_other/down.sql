-- ===== 3_contract =====

-- lockstep rollback: tables_that_refer_to_each_other, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the rows come back from the archive, as long as it is not purged
-- undoes       migration.sql, sha256 f4b52af9ab062fdd86a0f509fe7ee45cb2f923b98ffca921ebfa9347240ee8e6
-- schema before  a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3
-- schema after   1fd9490bf4bc1b85217a8007546b50f4532a496f0445742fc6335af2c53b9a84

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_B_2dc54293"."B"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_B_2dc54293 of "public"."B" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_A_53c7bcfc"."A"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_A_53c7bcfc of "public"."A" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- lockstep:allow H401 nobody uses the archive
ALTER TABLE "lockstep_archive_B_2dc54293"."B" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_B_2dc54293";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- lockstep:allow H401 nobody uses the archive
ALTER TABLE "lockstep_archive_A_53c7bcfc"."A" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_A_53c7bcfc";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "public"."A" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."B" VALIDATE CONSTRAINT "B_aId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."A" ADD CONSTRAINT "A_bId_fkey" FOREIGN KEY ("bId") REFERENCES "public"."B" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."A" VALIDATE CONSTRAINT "A_bId_fkey";
COMMIT;
