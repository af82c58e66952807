-- ===== 3_contract =====

-- lockstep migration: models_exchange_tables, contract (1 of 1)
--
--   rename column public._mix.A to B
--   alter primary key public._mix._mix_AB_pkey: columns
--   alter index public._mix._mix_B_index: parts
--
-- data loss    NONE
-- blocking     BRIEF: public._mix ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: ExchangeColumns on public._mix
-- schema before  91e3e04517fd2301989a295d87fb1ada62f4f452853e7b1c71030a0ba9c38815
-- schema after   f8c38adc8405e8f8fcb442864edf7a0f0ad0be8d9e8f2701317f231bb306aaad

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

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_AB_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "_mix_AB_pkey_new" ON "public"."_mix" ("A", "B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_AB_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_AB_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index_new";
CREATE INDEX CONCURRENTLY "_mix_B_index_new" ON "public"."_mix" ("B");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."_mix_B_index_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."_mix_B_index_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."_mix_B_index";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER INDEX "public"."_mix_B_index_new" RENAME TO "_mix_B_index";
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY USING INDEX "_mix_AB_pkey_new";
COMMIT;
