-- lockstep migration: value_added_under_foreign_key
--
--   alter enum public.Region: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  bdd2ef89bb46d263b6db434d42853d54eb0a47569f276d15797c3b295f6963ed
-- schema after   c92ecd3bb95d2df80b8868995cf7b813ddcd393952bf1adf4fbf7667a6083895

BEGIN;
ALTER TYPE "public"."Region" ADD VALUE IF NOT EXISTS 'US' AFTER 'EU';
COMMIT;
