-- ===== 3_contract =====

-- lockstep rollback: key_moves_under_references, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- undoes       migration.sql, sha256 ece231d253b97f0e4b9df4807f89ed8753137ef24797c5bc64eb024ce2e34652
-- schema before  64801306816c941b7ab8e95e70ef0b5ff45eaf92dcd1aa3ab5d5073e80abf709
-- schema after   45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Booking" ALTER COLUMN "code" TYPE varchar(10) USING (CASE WHEN pg_catalog.cardinality("code") <= 1 THEN "code"[1]::text::varchar(10) END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Booking" WHERE "number" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Booking"."number" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_number_not_null_check" CHECK ("number" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Booking" VALIDATE CONSTRAINT "Booking_number_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Booking" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_number_not_null_check";
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Booking" WHERE "code" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Booking"."code" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_code_not_null_check" CHECK ("code" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Booking" VALIDATE CONSTRAINT "Booking_code_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_code_not_null_check";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND (
       i.indrelid = '"public"."Booking"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'number', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Booking_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Booking_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Booking_pkey_new" ON "public"."Booking" ("number", "code");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Booking"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'number', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Booking_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_pkey";
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_pkey" PRIMARY KEY USING INDEX "Booking_pkey_new";
ALTER TABLE "public"."Booking" ALTER COLUMN "room" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Booking" ("code");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: key_moves_under_references, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2493 and last 1588 bytes, sha256 974453284c3fc5749134fba11815d8f42869e25b0527f1256a0cc1714736a89e
-- schema before  45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604
-- schema after   45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: key_moves_under_references, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since; refused while rows without a value exist
-- undoes       migration.sql, sha256 2f91df48ec538f70e247e6b800079f37d209a5dbe496f8f37da4c19633ed5dab
-- schema before  45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604
-- schema after   52e55b17b4ed64f7a97937a265538544da7eac8ca01878eee673dd50fdb08827

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Room" WHERE "cleaned" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Room"."cleaned" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Room" ADD CONSTRAINT "Room_cleaned_not_null_check" CHECK ("cleaned" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Room" VALIDATE CONSTRAINT "Room_cleaned_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Room" ALTER COLUMN "cleaned" SET NOT NULL;
ALTER TABLE "public"."Room" DROP CONSTRAINT "Room_cleaned_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_room_renewal_fkey" FOREIGN KEY ("room", "renewal") REFERENCES "public"."Booking" ("number", "code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Booking" VALIDATE CONSTRAINT "Booking_room_renewal_fkey";
COMMIT;
