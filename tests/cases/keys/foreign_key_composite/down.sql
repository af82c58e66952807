-- lockstep rollback: foreign_key_composite
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 140173c5b73fbba46e0808f358ec35e5e9633477730f75731282727828ec2918
-- schema before  c7d88ad15d0f12ccedd63c1892c847f5b21b00650278a6f559df20091df90d12
-- schema after   95811ef4b0e6d4349afd32291a6b858046ceb2d19768899cb15cf94a97e3e742

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Ticket" DROP CONSTRAINT "Ticket_row_number_fkey";
COMMIT;
