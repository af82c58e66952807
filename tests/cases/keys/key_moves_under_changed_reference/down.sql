-- ===== 3_contract =====

-- lockstep rollback: key_moves_under_changed_reference, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 27ad196e6ca1335f8819f39ddabce8a583a85b6090a6703e25a7f2825f011c04
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
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."node_pkey_new"'::regclass) THEN
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
-- undoes       migration.sql, first 2063 and last 1303 bytes, sha256 32cb54d115629f12bb1699f1480948cf148970da1b6ef12cf47e4edd2f21fbd3
-- schema before  8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

-- Intentionally without statements: nothing that this phase did needs undoing.
