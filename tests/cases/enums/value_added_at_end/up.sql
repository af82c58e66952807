-- lockstep migration: value_added_at_end
--
--   alter enum public.Role: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  runs before and after
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   f5d96b718aa6eae4a9a3fc031bff03cc958ef62e1c6815a6230916906ebdf9c0

BEGIN;
ALTER TYPE "public"."Role" ADD VALUE IF NOT EXISTS 'OWNER' AFTER 'ADMIN';
COMMIT;
