-- ===== 3_contract =====

-- lockstep rollback: new_column_as_key, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 841341e8323c1c0d2c9fd6b5ccd3a6746679af98a8c662d60fb84a41c65cf613
-- schema before  1086bae922dc41d666453230d1d1108a28785bf915a3605e492c5813b08c4a03
-- schema after   1562e9092ed50fbbfc710a4e10dbc61e14cb332bb8ae1f0138ba15ee618d2e52

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Seat_pkey_new"') AND (
       i.indrelid = '"public"."Seat"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Seat_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Seat_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Seat_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Seat_pkey_new" ON "public"."Seat" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Seat_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Seat"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
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
