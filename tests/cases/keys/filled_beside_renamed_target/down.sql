-- ===== 3_contract =====

-- lockstep rollback: filled_beside_renamed_target, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 7e9bf974dad2cbe733723557256094195a2fd9ae69a7b7cf0ec5d9673734eaf6
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
-- undoes       migration.sql, first 2092 and last 1421 bytes, sha256 b23e4d29cc8d3bbe5eedf7163a5fa6e047cc7b07e9235a1bafecea7f57f13e59
-- schema before  cef18bf531461d7895c42dd684b4be368ba738fa26ca4107c0eb768029188795
-- schema after   cef18bf531461d7895c42dd684b4be368ba738fa26ca4107c0eb768029188795

-- Intentionally without statements: nothing that this phase did needs undoing.
