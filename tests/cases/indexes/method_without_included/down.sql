-- lockstep rollback: method_without_included
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 9fb0442fa7c94609b30afcd527ceeabc7c448eddc342cb85ab984b53d5e0827f
-- schema before  e63f596f2a889745c121a1413d0ea1645492190a43876ca8e8141684bfc89e51
-- schema after   e2100ce7026a9f8b3b872d84e260254dfbd1c1fd998817cbe7ed436e4b2ab760

BEGIN;
ALTER INDEX "public"."Item_name_idx" RENAME TO "Item_name_idx_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_name_idx";
CREATE INDEX CONCURRENTLY "Item_name_idx" ON "public"."Item" ("name" DESC NULLS LAST) INCLUDE ("price");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Item_name_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_name_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_name_idx_new";
RESET lock_timeout;
RESET statement_timeout;
