-- ===== 3_contract =====

-- lockstep rollback: exclusion_goes_with_column_of_its_predicate, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 1e31cb6908a06a7444a4438be1804467a6ea31946263e764460ae1a6926f2b25
-- schema before  4147747016ffd7b4a8d8adb73318c58c11f662d96cf83b52cd4cfb9c7d3037d8
-- schema after   0463d65aa2dc82fc339d114e6de1736b65833ebf751c6d043afe0692fbfea455

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."bookings" ADD COLUMN "cancelled" timestamptz;
-- H103 builds an index while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.bookings ADD CONSTRAINT one_booking EXCLUDE USING btree (room WITH =) WHERE ((cancelled IS NULL));
COMMIT;
