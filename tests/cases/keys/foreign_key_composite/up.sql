-- lockstep migration: foreign_key_composite
--
--   create foreign key public.Ticket.Ticket_row_number_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Seat SHARE ROW EXCLUSIVE, public.Ticket SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  95811ef4b0e6d4349afd32291a6b858046ceb2d19768899cb15cf94a97e3e742
-- schema after   c7d88ad15d0f12ccedd63c1892c847f5b21b00650278a6f559df20091df90d12

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Ticket" ADD CONSTRAINT "Ticket_row_number_fkey" FOREIGN KEY ("row", "number") REFERENCES "public"."Seat" ("row", "number") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Ticket" VALIDATE CONSTRAINT "Ticket_row_number_fkey";
COMMIT;
