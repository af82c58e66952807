-- lockstep migration: gets_value_under_check
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  73ecd88ee14067d2a6575d3e3e777ee34e614b41a36df77f6be56c3b476507f2
-- schema after   e200ef91fafc14cf27c81360d0ce444dd20d8d0e6ae8866616adb0d732fe4182

BEGIN;
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'glad' AFTER 'happy';
COMMIT;
