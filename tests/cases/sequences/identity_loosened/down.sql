-- lockstep rollback: identity_loosened
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c070634d1e652284af8273f5f8cc6d5ba2a3393077c0247e0a977dfa3166e890
-- schema before  b002bedbe06f104d0449b61222e6f86dd2f564b9b65acb814ee460487c6648bc
-- schema after   d0687aff3f1f4c8583787ecaf807a63a30509006b76e284ecb2e2181a7412ba0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "id" SET GENERATED ALWAYS;
COMMIT;
