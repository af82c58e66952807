-- ===== 3_contract =====

-- lockstep rollback: to_composite, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 324e4baaaa7be927b3576b612d9d5af594563f38284566e7b1c6fae2f6261b0e
-- schema before  f853fd0a7f688409d638f701789f866ff2efe3269a32e0b57dc60c3ff8be4632
-- schema after   99acdec2e0652c778c7d7f36de25b1cda2171016b7ff9c176be720ab35b0ee7b

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Seat_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Seat_pkey_new" ON "public"."Seat" ("row");
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
COMMIT;
