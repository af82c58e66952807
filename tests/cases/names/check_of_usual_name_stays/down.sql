-- ===== 3_contract =====

-- lockstep rollback: check_of_usual_name_stays, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8dc6e6990e87083e5741569f757f82073466a4cea8c49eccc9795292e9cd8940
-- schema before  f5639af60f6fea7515223efcb829190cc8f8326481d5b54e00445e94479f1a00
-- schema after   914b03ffa0cef099cb5fd87f1934e429492d8761357f7336bd1ea6485f11bcfa

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ALTER COLUMN "a" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: check_of_usual_name_stays, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 1966 and last 1393 bytes, sha256 92f69323a535ffe4464ff51b73f0c5f00e262687f1958efd87ea7af3f83f7e72
-- schema before  914b03ffa0cef099cb5fd87f1934e429492d8761357f7336bd1ea6485f11bcfa
-- schema after   914b03ffa0cef099cb5fd87f1934e429492d8761357f7336bd1ea6485f11bcfa

-- Intentionally without statements: nothing that this phase did needs undoing.
