-- lockstep migration: created
--
--   create extension citext
--   create column public.User.email
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   95f6a1b25208d204f43631d30ea608af320eb79ca414b4654be8825b12f5502d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE EXTENSION IF NOT EXISTS "citext";
ALTER TABLE "public"."User" ADD COLUMN "email" citext;
COMMIT;
