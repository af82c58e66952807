-- ===== 1_expand =====

-- lockstep migration: owned_sequence_beside_text, expand (1 of 2)
--
--   drop setting public.s.owner
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  a642d4dcc569f489523a543377f4d458035f39a77cce9ed6b59b2170597921ea
-- schema after   ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY NONE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: owned_sequence_beside_text, contract (2 of 2)
--
--   drop column public.T.a
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  ba2860ebd9e1575fb1c12f0be204573e103bc101749cc550085039bc23a7aea0
-- schema after   39922cd73b8083dc217e2aafd4698d3cd7150ce3692fd3a8e98d67f18b002908

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "a";
COMMIT;
