-- lockstep rollback: renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6b18531f018aa4bfc079f209dae5968ed09956ab4928a34beadd813d18979285
-- schema before  b7d33a33f6cb69321ccd65b4e56e6b10d517a8fd4a96519e9ee8d4207fbeec87
-- schema after   93de81f7da2a3d83687a4d29128791e64792467cfe4e2d3fb11d97c2ef6401f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" RENAME CONSTRAINT "seat_key" TO "Seat_pkey";
COMMIT;
