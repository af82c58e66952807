-- lockstep migration: renamed
--
--   rename primary key public.Seat.Seat_pkey to seat_key
--
-- data loss    NONE
-- blocking     BRIEF: public.Seat ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  93de81f7da2a3d83687a4d29128791e64792467cfe4e2d3fb11d97c2ef6401f0
-- schema after   b7d33a33f6cb69321ccd65b4e56e6b10d517a8fd4a96519e9ee8d4207fbeec87

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" RENAME CONSTRAINT "Seat_pkey" TO "seat_key";
COMMIT;
