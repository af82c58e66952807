-- ===== 3_contract =====

-- lockstep rollback: check_of_not_null_stays, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4c9c50c55a05f083afdd5791f9484768bf1881617ea81462281b018c98c09fb7
-- schema before  99a9a4a05619a55be4d94f81754eb2bb50638fa179e3d5869b9b167a228ed451
-- schema after   b31a7a4d62cc0395547006097d9682e9862b86ed6b0b9343377c3ec5960b9fd2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ALTER COLUMN "a" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: check_of_not_null_stays, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 1964 and last 1393 bytes, sha256 e231656f3cb32da9b66d9afc039a8ca137deecd34dd9935499e54592a1d34382
-- schema before  b31a7a4d62cc0395547006097d9682e9862b86ed6b0b9343377c3ec5960b9fd2
-- schema after   b31a7a4d62cc0395547006097d9682e9862b86ed6b0b9343377c3ec5960b9fd2

-- Intentionally without statements: nothing that this phase did needs undoing.
