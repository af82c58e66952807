-- lockstep rollback: to_composite_direct
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 02f775734c1ebcaf4e82be8a7518a7adb183f2fe4feea58114131de84f81494a
-- schema before  f853fd0a7f688409d638f701789f866ff2efe3269a32e0b57dc60c3ff8be4632
-- schema after   99acdec2e0652c778c7d7f36de25b1cda2171016b7ff9c176be720ab35b0ee7b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Seat" DROP CONSTRAINT "Seat_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Seat" ADD CONSTRAINT "Seat_pkey" PRIMARY KEY ("row");
COMMIT;
