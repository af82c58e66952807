-- ===== 3_contract =====

-- lockstep rollback: columns_changed, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 f92467d365a86b4114f422df1cc2cce3f666e66f101f3ef9b02823e28a9bbf2c
-- schema before  aad852db8ecf17ce0a2a701f866bfda3c9f29d82064ebca23db70516d1914b99
-- schema after   f35ea3ff3eb86d2c9047d89b012b40643a071e3f8eb4770cd793b638918f1d59

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Seat_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Seat_pkey_new" ON "public"."Seat" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Seat_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Seat_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" DROP CONSTRAINT "Seat_pkey";
ALTER TABLE "public"."Seat" ADD CONSTRAINT "Seat_pkey" PRIMARY KEY USING INDEX "Seat_pkey_new";
COMMIT;
