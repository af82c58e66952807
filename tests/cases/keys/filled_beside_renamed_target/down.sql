-- ===== 3_contract =====

-- lockstep rollback: filled_beside_renamed_target, contract (2 of 2)
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 4df6e3d9c5420a17053118d30696ead36917567ce13c98606925d34ec7a6f979
-- schema before  7f2b9a63d19cfd9c4be2eb1b505fc9bc2223ead58c6f60d45f2ebdec2f774d61
-- schema after   ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0

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
-- undoes       migration.sql, first 2076 and last 1404 bytes, sha256 9934623fe77f99d2f803eebd4b407eac3f12418f092668af103dce8cb1934fbd
-- schema before  ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0
-- schema after   ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0

-- Intentionally without statements: no change of this phase needs undoing.
