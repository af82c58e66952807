-- lockstep migration: old_name_taken_by_new_table
--
--   rename table public.Account to public.User
--   rename primary key public.Account.Account_pkey to User_pkey
--   create table public.Account
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameTable on public.User
-- schema before  e29260f89101b4c6b5e8c2988be3c98fbb8f669916cfd0d498b98b99b43db8de
-- schema after   219149d650ed3092a380f273261fb15852c0c0090947cc6cd23b6115d311c11f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Account" RENAME TO "User";
ALTER TABLE "public"."User" RENAME CONSTRAINT "Account_pkey" TO "User_pkey";
CREATE TABLE "public"."Account" (
  "id" integer NOT NULL,
  "balance" integer NOT NULL,
  CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);
COMMIT;
