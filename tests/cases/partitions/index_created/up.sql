-- lockstep migration: index_created
--
--   create index public.p.p_b
--   create index public.p_1.p_1_b_idx
--   create index public.p_2.p_2_b_idx
--
-- data loss    NONE
-- blocking     BRIEF: public.p SHARE
-- reversible   YES
-- application  runs before and after
-- schema before  866994d8bd2dbd7d2493535f77a295aa031f7f202779016c5a97baf89ea907be
-- schema after   bccc9460bcda234912d77505acb277c2df84902bf9e5b91ba664ad4c2555263d

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."p_1_b_idx"') AND (
       i.indrelid = '"public"."p_1"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."p_1_b_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."p_1_b_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."p_1_b_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "p_1_b_idx" ON "public"."p_1" ("b");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."p_1_b_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."p_1"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."p_1_b_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."p_2_b_idx"') AND (
       i.indrelid = '"public"."p_2"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."p_2_b_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."p_2_b_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."p_2_b_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "p_2_b_idx" ON "public"."p_2" ("b");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."p_2_b_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."p_2"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."p_2_b_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE INDEX "p_b" ON ONLY "public"."p" ("b");
DO $lockstep$
DECLARE
  partition pg_catalog.oid;
  own pg_catalog.oid;
  definition text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  definition := substring(pg_catalog.pg_get_indexdef('"public"."p_b"'::pg_catalog.regclass) FROM ' USING .*');
  FOR partition IN SELECT h.inhrelid FROM pg_catalog.pg_inherits h WHERE h.inhparent = '"public"."p"'::pg_catalog.regclass LOOP
    own := (SELECT i.indexrelid FROM pg_catalog.pg_index i WHERE i.indrelid = partition
        AND i.indisvalid AND i.indisunique = false
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
        AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = definition ORDER BY 1 LIMIT 1);
    IF own IS NULL THEN
      EXECUTE pg_catalog.format('CREATE INDEX ON %s%s', partition::pg_catalog.regclass, definition);
      own := (SELECT i.indexrelid FROM pg_catalog.pg_index i WHERE i.indrelid = partition
        AND i.indisvalid AND i.indisunique = false
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
        AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = definition ORDER BY 1 LIMIT 1);
    END IF;
    EXECUTE pg_catalog.format('ALTER INDEX %s ATTACH PARTITION %s', '"public"."p_b"'::pg_catalog.regclass, own::pg_catalog.regclass);
  END LOOP;
END
$lockstep$;
COMMIT;
