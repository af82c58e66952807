-- ===== 3_contract =====

-- lockstep rollback: rename_suggested, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 7e352913566c25067714d912d280529efea4a8b17cf4c6dba1856efaca5c6e34
-- schema before  1d69f38dd0e4a7c2da0108a3c7270f77a21682c1181931041e819791e3a18490
-- schema after   2fe257d3f41a5d27267afffd764ea5fc3e84a52ea966a29904c136b338448575

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "name" text;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: rename_suggested, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 6fbf5a220f6a2836f76ca1ef2d63477e427d9450ff0839da97b16ef9c5ea3143
-- schema before  2fe257d3f41a5d27267afffd764ea5fc3e84a52ea966a29904c136b338448575
-- schema after   cd6b1c1a0e61b76eb2900d5979ef2c2738b2f75489d4fe69038a2bee4c02642b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "fullName" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."fullName" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "fullName";
COMMIT;
