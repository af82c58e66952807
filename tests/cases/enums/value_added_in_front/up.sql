-- lockstep migration: value_added_in_front
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   d295057ae935092f5ccab5c609a14b7ceae422660723155a9d46d75481bf10c2

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'GUEST' BEFORE 'USER';
COMMIT;
