-- ===== 1_expand =====

-- lockstep migration: table_rename_suggested, expand (1 of 2)
--
--   create table public.User
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  74a77d259c8f899b1df751888a1e4373a42fba423f082f15c9ecd13dd8718df3
-- schema after   7e5f00b14f6843773f79e9aecd3ea7c69b32cc914c5fc6320a36397567522269

BEGIN;
CREATE TABLE "public"."User" (
  "id" integer NOT NULL,
  "email" text NOT NULL,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: table_rename_suggested, contract (2 of 2)
--
--   drop table public.Account
--
-- data loss    HIGH: table dropped (public.Account)
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7e5f00b14f6843773f79e9aecd3ea7c69b32cc914c5fc6320a36397567522269
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."Account";
COMMIT;
