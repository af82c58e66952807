-- lockstep migration: identity_to_serial
--
--   alter column public.ticket.id: default, identity
--
-- data loss    NONE
-- blocking     BRIEF: public.ticket ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  d0687aff3f1f4c8583787ecaf807a63a30509006b76e284ecb2e2181a7412ba0
-- schema after   69f103215ecd1d451354fcf848b007d7e7c287f6e349e970f80405cae1588dad

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."ticket" ALTER COLUMN "id" DROP IDENTITY;
CREATE SEQUENCE public.ticket_id_seq AS bigint OWNED BY "public"."ticket"."id";
SELECT pg_catalog.setval('public.ticket_id_seq', greatest(pg_catalog.max("id"), 1), coalesce(pg_catalog.max("id") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."ticket";
ALTER TABLE "public"."ticket" ALTER COLUMN "id" SET DEFAULT nextval('public.ticket_id_seq'::regclass);
COMMIT;
