-- lockstep migration: add_required_direct
--
--   create column public.User.email
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  stop the old version first; start the new one afterwards
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   41ad433f82ddfa92d60642af3c6d7fdfd4ecc36bef35319cd8bb4e4f8eef947d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H303 required column without a value for existing rows
ALTER TABLE "public"."User" ADD COLUMN "email" text NOT NULL;
COMMIT;
