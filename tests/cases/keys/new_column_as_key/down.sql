-- ===== 3_contract =====

-- lockstep rollback: new_column_as_key, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 5cb0a39a10be6f9231adbc1aa3b5b596e48674fb9bf04d09ab412340922336bd
-- schema before  1086bae922dc41d666453230d1d1108a28785bf915a3605e492c5813b08c4a03
-- schema after   1562e9092ed50fbbfc710a4e10dbc61e14cb332bb8ae1f0138ba15ee618d2e52

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Seat_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Seat_pkey_new" ON "public"."Seat" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Seat_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Seat_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" DROP CONSTRAINT "Seat_pkey";
ALTER TABLE "public"."Seat" ADD CONSTRAINT "Seat_pkey" PRIMARY KEY USING INDEX "Seat_pkey_new";
ALTER TABLE "public"."Seat" ALTER COLUMN "code" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: new_column_as_key, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e5433be4b294a3a66e407f9afc325f047a57f89e64781e7da9f02a7dc699480d
-- schema before  1562e9092ed50fbbfc710a4e10dbc61e14cb332bb8ae1f0138ba15ee618d2e52
-- schema after   1562e9092ed50fbbfc710a4e10dbc61e14cb332bb8ae1f0138ba15ee618d2e52

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: new_column_as_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 1cb0b115a463c076ca5e6b2b9be328445480450c33f19b65f18336406c3d2c92
-- schema before  1562e9092ed50fbbfc710a4e10dbc61e14cb332bb8ae1f0138ba15ee618d2e52
-- schema after   93de81f7da2a3d83687a4d29128791e64792467cfe4e2d3fb11d97c2ef6401f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Seat" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Seat" WHERE "code" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Seat"."code" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Seat" DROP COLUMN "code";
COMMIT;
