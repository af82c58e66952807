-- ===== 1_expand =====

-- lockstep migration: attached, expand (1 of 2)
--
--   create partition public.p_2
--
-- data loss    NONE
-- blocking     BRIEF: public.p_2 ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version keeps running; start the new one after the contract
-- schema before  93631508f01cc08fd8ae526f2e00b6eb6d1923c96360e48d63a8496038e5f25f
-- schema after   a8321ad034532adca1a617a657122988c1a89e8cf3d1dc3f2cc65e8ae27dbdc0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.p_2 ADD CONSTRAINT p_b_check CHECK ((b <> 0)) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."p_2_a_idx"') AND (
       i.indrelid = '"public"."p_2"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."p_2_a_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."p_2_a_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."p_2_a_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "p_2_a_idx" ON "public"."p_2" ("a");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."p_2_a_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."p_2"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."p_2_a_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may violate it
ALTER TABLE "public"."p_2" VALIDATE CONSTRAINT "p_b_check";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: attached, contract (2 of 2)
--
--   create partition public.p_2
--
-- data loss    NONE
-- blocking     BRIEF: public.p ACCESS EXCLUSIVE, public.p_2 ACCESS EXCLUSIVE
-- reversible   YES
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: AttachPartition on public.p_2
-- schema before  a8321ad034532adca1a617a657122988c1a89e8cf3d1dc3f2cc65e8ae27dbdc0
-- schema after   a17a7822b6460e8eee862c468fb823c324cc91b603ac2a1b6ea37996dd8e1ca3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."p_2" ADD CONSTRAINT "p_2_partition_check" CHECK (((a IS NOT NULL) AND (a = 2))) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may violate it
ALTER TABLE "public"."p_2" VALIDATE CONSTRAINT "p_2_partition_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."p" ATTACH PARTITION "public"."p_2" FOR VALUES IN (2);
ALTER TABLE "public"."p_2" DROP CONSTRAINT "p_2_partition_check";
COMMIT;
