-- ===== 3_contract =====

-- lockstep rollback: attached, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7944ddcdadea23949b00444815a267e1745fb001f878699ea5c2469d2077b933
-- schema before  a17a7822b6460e8eee862c468fb823c324cc91b603ac2a1b6ea37996dd8e1ca3
-- schema after   a8321ad034532adca1a617a657122988c1a89e8cf3d1dc3f2cc65e8ae27dbdc0

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
-- undoes       migration.sql, sha256 18c38ace4fcf9be9b7aad3276e760987191e046393a5553f1ea38585b7b3a25a
-- schema before  a8321ad034532adca1a617a657122988c1a89e8cf3d1dc3f2cc65e8ae27dbdc0
-- schema after   93631508f01cc08fd8ae526f2e00b6eb6d1923c96360e48d63a8496038e5f25f

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
