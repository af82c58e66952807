-- ===== 3_contract =====

-- lockstep rollback: identity_to_smaller_serial, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 65358e8e88345c15ad4e278f6e9602db1e82ab67309d0f6fefb8824d097351da
-- schema before  238760b8d26da89a24bda2e0402d9972603c372bd9572d09bc66a20fd5854607
-- schema after   699ef27393084f1f79e05199ae86538ba85db5b29b8dbe7d75ad03d078b9331e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."ticket"', 'number');
BEGIN
  ALTER TABLE "public"."ticket" ALTER COLUMN "number" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."ticket" ALTER COLUMN "number" TYPE bigint USING ("number"::bigint);
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."ticket" ALTER COLUMN "number" ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('"public"."ticket"', 'number'), greatest(pg_catalog.max("number"), 1), coalesce(pg_catalog.max("number") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."ticket";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."ticket" ("number");
COMMIT;
