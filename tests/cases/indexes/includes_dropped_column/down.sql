-- ===== 3_contract =====

-- lockstep rollback: includes_dropped_column, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 c208caafb3cfc6576f3d1241d2efe0a40a7d639beb7e14807f79aadaf21321f2
-- schema before  ffe6890c4c320a89eb12c248d4ab696fbb5706c68c29beacabe0065c928395af
-- schema after   a9596a730b139b4575801fb40ff6d388c4f4456f04b9cab2e1ef125cd405860f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "gone" boolean;
ALTER TABLE "public"."Item" ADD COLUMN "note" text;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: includes_dropped_column, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ff17229988caa272be4bf4ff0d2cd471075760b1f04644862908c073ee27c2e1
-- schema before  a9596a730b139b4575801fb40ff6d388c4f4456f04b9cab2e1ef125cd405860f
-- schema after   288e016745c864bbc9a4e50cce1eb39abb89df79d9453f1253025f6e9505088a

BEGIN;
ALTER INDEX "public"."present" RENAME TO "present_new";
ALTER INDEX "public"."by_code" RENAME TO "by_code_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."present";
CREATE INDEX CONCURRENTLY "present" ON "public"."Item" ("id", "code") WHERE ((gone IS NOT TRUE));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."present"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."present"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."present_new";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."by_code";
CREATE INDEX CONCURRENTLY "by_code" ON "public"."Item" ("code") INCLUDE ("note");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."by_code"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."by_code"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."by_code_new";
RESET lock_timeout;
RESET statement_timeout;
