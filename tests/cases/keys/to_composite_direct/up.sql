-- lockstep migration: to_composite_direct
--
--   alter primary key public.Seat.Seat_pkey: columns
--
-- data loss    NONE
-- blocking     LONG: public.Seat ACCESS EXCLUSIVE (index)
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  runs before and after
-- schema before  99acdec2e0652c778c7d7f36de25b1cda2171016b7ff9c176be720ab35b0ee7b
-- schema after   f853fd0a7f688409d638f701789f866ff2efe3269a32e0b57dc60c3ff8be4632

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Seat" DROP CONSTRAINT "Seat_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Seat" ADD CONSTRAINT "Seat_pkey" PRIMARY KEY ("row", "number");
COMMIT;
