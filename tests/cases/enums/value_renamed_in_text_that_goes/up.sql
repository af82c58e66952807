-- lockstep migration: value_renamed_in_text_that_goes
--
--   rename enum value public.state.closed to done
--   drop column public.tickets.done
--
-- data loss    NONE
-- blocking     BRIEF: public.tickets ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnumValue on public.state
-- schema before  49a2096f6e0c4021998ce544ef4efcf590e1376b6235bc019bf3948a0f417bb9
-- schema after   280ba6d0fe3f333a783885fc525cec6bce6db2df4e469fb7053fec574ab2512b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: check constraint public.tickets.known
ALTER TABLE "public"."tickets" DROP COLUMN "done";
-- H401 old application code stops working
ALTER TYPE "public"."state" RENAME VALUE 'closed' TO 'done';
COMMIT;
