-- ===== 3_contract =====

-- lockstep rollback: identity_to_smaller_serial, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 aa0223bd72bd3d87e355c7938f306e1504252d8f17ed17519d969e120e28b7f5
-- schema before  238760b8d26da89a24bda2e0402d9972603c372bd9572d09bc66a20fd5854607
-- schema after   699ef27393084f1f79e05199ae86538ba85db5b29b8dbe7d75ad03d078b9331e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  owned text := pg_get_serial_sequence('"public"."ticket"', 'number');
BEGIN
  ALTER TABLE "public"."ticket" ALTER COLUMN "number" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."ticket" ALTER COLUMN "number" TYPE bigint USING ("number"::bigint);
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."ticket" ALTER COLUMN "number" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('"public"."ticket"', 'number'), greatest(max("number"), 1), coalesce(max("number") > 0, false)) FROM "public"."ticket";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."ticket" ("number");
COMMIT;
