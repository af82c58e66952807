-- lockstep rollback: rename_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 de3e0e3b1c115511f923582dfa24797a4565e9322a2708ac8ed6c075f2f14545
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   e29260f89101b4c6b5e8c2988be3c98fbb8f669916cfd0d498b98b99b43db8de

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME TO "Account";
COMMIT;
