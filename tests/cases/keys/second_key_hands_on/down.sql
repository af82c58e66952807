-- lockstep rollback: second_key_hands_on
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8af054501cf84aa2a0397d0631ecf76d4391f51cd594b5b2bbaa14ffccc3adc3
-- schema before  261f29ebe2ca14920a1caf630b2b2b6050642e4d2e8f908b7e45d72f777235f7
-- schema after   913ff0a074ebe1f47bb79089d2db057dc31635815f979c9dedde5d5e56a991c3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."text" DROP CONSTRAINT "text_person_fkey1";
COMMIT;
