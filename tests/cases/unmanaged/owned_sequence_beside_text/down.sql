-- ===== 3_contract =====

-- lockstep rollback: owned_sequence_beside_text, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 8a673a159553ba36e5f484a510bd96fc3165a514398221aec897fe10fa50351f
-- schema before  39922cd73b8083dc217e2aafd4698d3cd7150ce3692fd3a8e98d67f18b002908
-- schema after   ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "a" bigint;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: owned_sequence_beside_text, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7b0a8308e5874338bb987321319b60351498abb34067342b526292000a47a22a
-- schema before  ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0
-- schema after   a642d4dcc569f489523a543377f4d458035f39a77cce9ed6b59b2170597921ea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY public."T".a;
COMMIT;
