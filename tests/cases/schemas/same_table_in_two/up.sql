-- lockstep migration: same_table_in_two
--
--   create column app.User.name
--
-- data loss    NONE
-- blocking     BRIEF: app.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  edb0649a8f695a6f058374e306df6c427720db0fc316036c850334701ff62036
-- schema after   7d18b181042856d91e1979e5ffea5119851ed24f21a844778cbcaf8e14027dfa

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "app"."User" ADD COLUMN "name" text;
COMMIT;
