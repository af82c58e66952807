-- lockstep migration: generated_from_quoted_column
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  1e43623ca4bd686be48dc6bb6b95b5a312cf8ebe80d0484b6f40b800b8272f94
-- schema after   ae28987b940c2706246ea5d6169bc425ca025e1074d5c799e64073474ffa2470

BEGIN;
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'wild' BEFORE 'calm';
COMMIT;
