-- ===== 3_contract =====

-- lockstep rollback: key_type_and_counting, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e5151f2462e252dd7db6e8c81745d66b46de33ec277a569737ce23d9222724ed
-- schema before  ede54a88ac495bbd47a9ccf4542bcbd0ecce3af8248306230344b2113aad9ff4
-- schema after   d01308c22378d3ea9319ee14bcb0eb7b8d23cc0c9914f7224b98fbee08232189

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t"', 'c');
BEGIN
  ALTER TABLE "public"."t" ALTER COLUMN "c" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."t" ALTER COLUMN "c" TYPE bigint USING ("c"::bigint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("c");
COMMIT;
