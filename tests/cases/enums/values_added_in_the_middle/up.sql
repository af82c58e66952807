-- lockstep migration: values_added_in_the_middle
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   fbf67d3977fc12b607cd20117695e1f0a5199026716f3eceb33483f97862e9a4

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'EDITOR' AFTER 'USER';
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'REVIEWER' AFTER 'EDITOR';
COMMIT;
