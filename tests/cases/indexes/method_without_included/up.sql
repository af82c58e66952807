-- lockstep migration: method_without_included
--
--   alter index public.Item.Item_name_idx: method, parts, include
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  e2100ce7026a9f8b3b872d84e260254dfbd1c1fd998817cbe7ed436e4b2ab760
-- schema after   e63f596f2a889745c121a1413d0ea1645492190a43876ca8e8141684bfc89e51

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_name_idx_new";
CREATE INDEX CONCURRENTLY "Item_name_idx_new" ON "public"."Item" USING hash ("name");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Item_name_idx_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_name_idx_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_name_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
ALTER INDEX "public"."Item_name_idx_new" RENAME TO "Item_name_idx";
COMMIT;
