-- lockstep migration: gets_value_under_check
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  3bcccd2578a51a0a4eaedd020be9dc234f37b81c0d6b0475f8006d6fef11fed6
-- schema after   abc95d0f46963b653eb869d0df451580ac4a073f76912d5d0acfdfcc4a8b5c6b

BEGIN;
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'glad' AFTER 'happy';
COMMIT;
