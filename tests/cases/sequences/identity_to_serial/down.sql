-- lockstep rollback: identity_to_serial
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 94b55eb781e13796e910614e3802a500632e536e7c602b0617dca977d6c38611
-- schema before  69f103215ecd1d451354fcf848b007d7e7c287f6e349e970f80405cae1588dad
-- schema after   d0687aff3f1f4c8583787ecaf807a63a30509006b76e284ecb2e2181a7412ba0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."ticket"', 'id');
BEGIN
  ALTER TABLE "public"."ticket" ALTER COLUMN "id" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
ALTER TABLE "public"."ticket" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('"public"."ticket"', 'id'), greatest(pg_catalog.max("id"), 1), coalesce(pg_catalog.max("id") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."ticket";
COMMIT;
