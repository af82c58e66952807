-- ===== 1_expand =====

-- lockstep migration: exclusion_of_dropped_table, expand (1 of 2)
--
--   create table public.booking
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  9488069ffc726bf651e5e19a5f8b88d09b8dac36347f6b42dadfc03f248ab73a
-- schema after   39f378d9d9dedf8c564e901dc68e1415d3d49e8db860ace063af57abb5338f31

BEGIN;
CREATE TABLE "public"."booking" (
  "day" date NOT NULL,
  CONSTRAINT "booking_pkey" PRIMARY KEY ("day")
);
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: exclusion_of_dropped_table, contract (2 of 2)
--
--   drop table public.old_booking
--   create exclusion constraint public.booking.one_a_day
--
-- data loss    HIGH: table dropped (public.old_booking)
-- blocking     LONG: public.booking ACCESS EXCLUSIVE (index); BRIEF: public.old_booking ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  39f378d9d9dedf8c564e901dc68e1415d3d49e8db860ace063af57abb5338f31
-- schema after   5e2e28dc9b742cbe42acd434da987757f273b0df653e773cebd3955d29d136a7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: exclusion constraint public.old_booking.one_a_day
-- H202 drops a table
DROP TABLE "public"."old_booking";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.booking ADD CONSTRAINT one_a_day EXCLUDE USING btree (day WITH =);
COMMIT;
