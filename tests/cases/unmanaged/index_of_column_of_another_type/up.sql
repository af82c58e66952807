-- lockstep migration: index_of_column_of_another_type
--
--   alter column public.T.b: type
--
-- data loss    NONE
-- blocking     LONG: public.T ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  ee13330b12baab431603fe1ce71ae3327ac1b8b88a91abdbbbb009a2f1f2bec0
-- schema after   d31edf2c832fe5c8c9bd704a5a2fbc0560d883015dbacaf42a6ddffd0ded0f78

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."T" ALTER COLUMN "b" TYPE bigint USING ("b"::bigint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("b");
COMMIT;
