-- lockstep migration: rename_direct
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameTable on public.User
-- schema before  e29260f89101b4c6b5e8c2988be3c98fbb8f669916cfd0d498b98b99b43db8de
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Account" RENAME TO "User";
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_pkey" TO "User_pkey";
COMMIT;
