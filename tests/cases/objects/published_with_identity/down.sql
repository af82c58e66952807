-- ===== 3_contract =====

-- lockstep rollback: published_with_identity, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bf3e06e19d5264c4593a5b2043435afa2918e29c4cf023890c29a0f4f2017bb6
-- schema before  bee55b738fb1ba7ffb020db62a31b06fc8e937b441432f963efc957b53839c7a
-- schema after   f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."unsent" ALTER COLUMN "note" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."named" ALTER COLUMN "name" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."full_rows" ALTER COLUMN "note" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: published_with_identity, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 1392 and last 940 bytes, sha256 00a27e11376af6564e637ea887626ef5637447a6aef81a02f31d80cbf176e46b
-- schema before  f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53
-- schema after   f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53

-- Intentionally without statements: nothing that this phase did needs undoing.
