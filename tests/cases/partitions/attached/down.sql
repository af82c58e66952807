-- ===== 3_contract =====

-- lockstep rollback: attached, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d93d3a8618da88b605a8d17993151aed87f504f7d0efa9aeb26af64d830117e8
-- schema before  f050f4c8b8daa269b47ccd4c0cf22a66b65c5e8a08a0c362fe2ecc3c14b86ff9
-- schema after   a7f875d825f2cb7fe0d82a2f7f86f1324c002c824f6e5c951e42feb4cce30910

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."p" DETACH PARTITION "public"."p_2";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: attached, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e41b49a8572a466e1fbc3d2fa045379efa69c6bc4201a6c85ca818f6a86929fc
-- schema before  a7f875d825f2cb7fe0d82a2f7f86f1324c002c824f6e5c951e42feb4cce30910
-- schema after   8818f71e1a8674dcd7d4ff0287d52159e5a0c88417ffb0ea1f43bbafcf9c2390

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."p_2_a_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."p_2"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."p_2_a_idx"', '"public"."p_2"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."p_2_a_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: check constraint public.p_2.p_b_check
ALTER TABLE public.p_2 DROP CONSTRAINT p_b_check;
COMMIT;
