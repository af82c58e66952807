-- ===== 3_contract =====

-- lockstep rollback: backslash, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 60b0ffbefb042ac970a4137ec3f3249271efb992fa4fa4d2667c0b8e2beaeeca
-- schema before  9a27ce422018560259431c27e7738860b6a34db843f9a8dc55154c81c37f5d81
-- schema after   59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a\b" ALTER COLUMN "c\'d" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: backslash, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, first 1900 and last 1420 bytes, sha256 d7b6bb025375ae9fcf4a1dd7a3b08df73208dc002a68e2ad6da68fa17c34c6b1
-- schema before  59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e
-- schema after   59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: backslash, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 50a114445f0e8e941c674214589b00070ba9e842159e9b0cda111822013a81e5
-- schema before  59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e
-- schema after   fef110cf9f5c3f62563e3721fb3a2da8fcfbd263f6b5b2219503126aabfb2f87

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."a\b" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."a\b" WHERE "c\'d" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = E'column "public"."a\\b"."c\\''d" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."a\b" DROP COLUMN "c\'d";
COMMIT;
