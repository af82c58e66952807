-- ===== 3_contract =====

-- lockstep migration: collation_comes_with_type, contract (1 of 1)
--
--   alter column public.notes.body: type, collation
--   alter column public.notes.title: type, collation
--
-- data loss    LOW: values may be rounded or refused by a cast in public.notes
-- blocking     LONG: public.notes ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.notes
-- schema before  5bea543c5fc144ae67107ef20c90afd483e7a8d615181e8a57f64e2ad4169b84
-- schema after   13d66a1bd5cde6c6bc2d01778cdf02d16deac9a7189d4e3d3f00b96c2960fa08

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "body" TYPE text COLLATE "C" USING ("body"::text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "title" TYPE bytea USING ("title"::text::bytea);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."notes" ("body", "title");
COMMIT;
