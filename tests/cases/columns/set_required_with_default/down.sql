-- ===== 3_contract =====

-- lockstep rollback: set_required_with_default, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0a9b1d466abf765030af52dece2b3ee205ecbc7c5f9e97250e0373184834d58f
-- schema before  a0b44ad59ddcfae24359aad657559b116c77f760fa486f4ddb537c177332861c
-- schema after   4b49af7635dae577bea9df4e5c0ff97f0f533e848cd94c4e114ec1a056c1ad8e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "active" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: set_required_with_default, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 ad7838b1d9ec641fd03ae569a719fc6853a8e93995bb6c7a2a7992e99e38bfd2
-- schema before  4b49af7635dae577bea9df4e5c0ff97f0f533e848cd94c4e114ec1a056c1ad8e
-- schema after   4b49af7635dae577bea9df4e5c0ff97f0f533e848cd94c4e114ec1a056c1ad8e

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: set_required_with_default, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5ae74b8e5a5e703c103326e1b4e07156ba5f1fba82fb03f3993f07d3cca419f2
-- schema before  4b49af7635dae577bea9df4e5c0ff97f0f533e848cd94c4e114ec1a056c1ad8e
-- schema after   21fdbc900e9caf1a79f6d9d522920b721fec470875b9a6c918188de863d32776

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "active" DROP DEFAULT;
COMMIT;
