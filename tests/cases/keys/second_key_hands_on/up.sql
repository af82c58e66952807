-- lockstep migration: second_key_hands_on
--
--   create foreign key public.text.text_person_fkey1
--
-- data loss    NONE
-- blocking     BRIEF: public.author SHARE ROW EXCLUSIVE, public.text SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  913ff0a074ebe1f47bb79089d2db057dc31635815f979c9dedde5d5e56a991c3
-- schema after   261f29ebe2ca14920a1caf630b2b2b6050642e4d2e8f908b7e45d72f777235f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."text" ADD CONSTRAINT "text_person_fkey1" FOREIGN KEY ("person") REFERENCES "public"."author" ("id") ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."text" VALIDATE CONSTRAINT "text_person_fkey1";
COMMIT;
