-- lockstep rollback: identity_loosened
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 edee637a499bf172b4bf1b6af667ec25509a0d9e5d77e4a5a2ab2203db425a80
-- schema before  b002bedbe06f104d0449b61222e6f86dd2f564b9b65acb814ee460487c6648bc
-- schema after   d0687aff3f1f4c8583787ecaf807a63a30509006b76e284ecb2e2181a7412ba0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "id" DROP IDENTITY;
ALTER TABLE "public"."ticket" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('"public"."ticket"', 'id'), greatest(max("id"), 1), coalesce(max("id") > 0, false)) FROM "public"."ticket";
COMMIT;
