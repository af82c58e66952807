-- ===== 3_contract =====

-- lockstep rollback: filled_beside_renamed_target, contract (2 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 f6af2486ec7f04c58660511c3d52235bc5a48cf8297252b6568b164a380b9419
-- schema before  f4e31f1bf1469b48a77824d883d9b2e9f6e069dbc8e64b05782e66fcfd773928
-- schema after   cef18bf531461d7895c42dd684b4be368ba738fa26ca4107c0eb768029188795

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" ALTER COLUMN "owned" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" DROP CONSTRAINT "Pet_owned_fkey";
ALTER TABLE "public"."Pet" ADD CONSTRAINT "Pet_owned_fkey" FOREIGN KEY ("owned") REFERENCES "public"."Owner" ("code") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Pet" VALIDATE CONSTRAINT "Pet_owned_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Owner" RENAME COLUMN "code" TO "id";
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: filled_beside_renamed_target, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2076 and last 1404 bytes, sha256 80f971c31432562232e4451feb5953dd09eb61507d23d83b3f1a0569a84a05b0
-- schema before  cef18bf531461d7895c42dd684b4be368ba738fa26ca4107c0eb768029188795
-- schema after   cef18bf531461d7895c42dd684b4be368ba738fa26ca4107c0eb768029188795

-- Intentionally without statements: no change of this phase needs undoing.
