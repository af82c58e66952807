-- ===== 3_contract =====

-- lockstep migration: identity_to_smaller_serial, contract (1 of 1)
--
--   alter column public.ticket.number: type, default, identity
--
-- data loss    LOW: values may be rounded or refused by a cast in public.ticket
-- blocking     LONG: public.ticket ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.ticket
-- schema before  699ef27393084f1f79e05199ae86538ba85db5b29b8dbe7d75ad03d078b9331e
-- schema after   238760b8d26da89a24bda2e0402d9972603c372bd9572d09bc66a20fd5854607

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."ticket" ALTER COLUMN "number" DROP IDENTITY;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."ticket" ALTER COLUMN "number" TYPE integer USING ("number"::integer);
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE public.ticket_number_seq AS integer OWNED BY "public"."ticket"."number";
SELECT pg_catalog.setval('public.ticket_number_seq', greatest(pg_catalog.max("number"), 1), coalesce(pg_catalog.max("number") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."ticket";
ALTER TABLE "public"."ticket" ALTER COLUMN "number" SET DEFAULT nextval('public.ticket_number_seq'::regclass);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."ticket" ("number");
COMMIT;
