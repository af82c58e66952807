-- lockstep migration: created
--
--   create extension citext
--   create column public.User.email
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   b15374a3bef308bd881a2dcf2b8977460c64c2be21623986381f201e0e532762

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE EXTENSION IF NOT EXISTS "citext";
ALTER TABLE "public"."User" ADD COLUMN "email" citext;
COMMIT;
