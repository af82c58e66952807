-- ===== 3_contract =====

-- lockstep rollback: collation_comes_with_type, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 73f21a2030a4c193404023ce2582ae37a9767287eef6f3be2181fa39f5fcd74e
-- schema before  13d66a1bd5cde6c6bc2d01778cdf02d16deac9a7189d4e3d3f00b96c2960fa08
-- schema after   5bea543c5fc144ae67107ef20c90afd483e7a8d615181e8a57f64e2ad4169b84

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "title" TYPE text COLLATE "C" USING ("title"::text);
COMMIT;

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
ANALYZE "public"."notes" ("body", "title");
COMMIT;
