-- ===== 3_contract =====

-- lockstep rollback: key_moves_under_changed_reference, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 aa40ca6464e71ba089ac03e5f4169d903bc4f05d99524a9c0b5d291e20e24e57
-- schema before  cc55ee69f4a621c9b22916bc471c5d2c3a6a22590c29c96a2139e7cf8c3d2bfe
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."node_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "node_pkey_new" ON "public"."node" ("code");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."node_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."node_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" DROP CONSTRAINT "node_pkey";
ALTER TABLE "public"."node" ADD CONSTRAINT "node_pkey" PRIMARY KEY USING INDEX "node_pkey_new";
ALTER TABLE "public"."node" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parent") REFERENCES "public"."node" ("code") ON DELETE SET DEFAULT ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."node" VALIDATE CONSTRAINT "of_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" ALTER COLUMN "parent" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: key_moves_under_changed_reference, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2137 and last 1434 bytes, sha256 1a8def1b0e8b1febf3d3a7e6d2d2fcb9a4946448c3560ab141160a8723286905
-- schema before  8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

-- Intentionally without statements: nothing that this phase did needs undoing.
