-- lockstep migration: gets_value_under_partition_key
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   NO: PostgreSQL cannot remove an enum value, nor is the type rebuilt: a change of type of a column in the key by which a table is partitioned is not supported yet: column public.person.feels
-- application  runs before and after
-- schema before  31ef9c04a2f8466344f204d4f58064cead342693c131185b2319ad4236baf9a8
-- schema after   1b2f4fa135d88cfa73682766320b684e4e1109def49e1fdcced0b1cb875efa7b

BEGIN;
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'so' AFTER 'sad';
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'glad' AFTER 'happy';
COMMIT;
