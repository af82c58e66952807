-- ===== 3_contract =====

-- lockstep migration: collation_goes_with_type, contract (1 of 1)
--
--   alter column public.notes.body: type, collation
--   alter column public.notes.kind: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.notes
-- blocking     LONG: public.notes ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.notes
-- schema before  c50acc96979de16b67ed2c71ede19213b289d0c418d456ab76d33e9b8edce42f
-- schema after   8941c578e02c388139d64c1bfc11e299896d10860cbe04cb34d8ae57310d6925

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "body" TYPE json USING ("body"::text::json);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "kind" TYPE varchar(20) COLLATE "C";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."notes" ("body", "kind");
COMMIT;
