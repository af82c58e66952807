-- ===== 3_contract =====

-- lockstep rollback: owned_sequence_stays, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 4c13165962ba06dd9905c4f082c49d7a66cbcf3d3fbc1069ffec2fd91668fb1e
-- schema before  39922cd73b8083dc217e2aafd4698d3cd7150ce3692fd3a8e98d67f18b002908
-- schema after   ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "a" bigint;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: owned_sequence_stays, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 55cae19260d8116cb074784fbbd4926426d01fd74d4c70fff00ec51a707a6450
-- schema before  ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0
-- schema after   a642d4dcc569f489523a543377f4d458035f39a77cce9ed6b59b2170597921ea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY public."T".a;
COMMIT;
