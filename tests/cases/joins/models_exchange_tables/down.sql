-- ===== 3_contract =====

-- lockstep rollback: models_exchange_tables, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 5aa7727743541982dc0c09b61c0ebeccc67152035d1f650bb4c857944e269d88
-- schema before  f8c38adc8405e8f8fcb442864edf7a0f0ad0be8d9e8f2701317f231bb306aaad
-- schema after   91e3e04517fd2301989a295d87fb1ada62f4f452853e7b1c71030a0ba9c38815

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_mix_AB_pkey_new" ON "public"."_mix" ("B", "A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY USING INDEX "_mix_AB_pkey_new";
ALTER INDEX "public"."_mix_B_index" RENAME TO "_mix_B_index_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index";
CREATE INDEX CONCURRENTLY "_mix_B_index" ON "public"."_mix" ("A");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_B_index"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_B_index"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index_new";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_mix" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_mix" RENAME COLUMN "A_exchanged" TO "B";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey" TO "_mix_A_fkey_exchanged";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_B_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey_exchanged" TO "_mix_B_fkey";
COMMIT;
