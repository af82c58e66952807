-- ===== 3_contract =====

-- lockstep migration: exclusion_goes_with_column_of_its_predicate, contract (1 of 1)
--
--   drop column public.bookings.cancelled
--
-- data loss    HIGH: column dropped in public.bookings
-- blocking     BRIEF: public.bookings ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  0463d65aa2dc82fc339d114e6de1736b65833ebf751c6d043afe0692fbfea455
-- schema after   4147747016ffd7b4a8d8adb73318c58c11f662d96cf83b52cd4cfb9c7d3037d8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: exclusion constraint public.bookings.one_booking
ALTER TABLE public.bookings DROP CONSTRAINT one_booking;
-- H201 drops a column
ALTER TABLE "public"."bookings" DROP COLUMN "cancelled";
COMMIT;
