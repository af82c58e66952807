-- lockstep rollback: index_created
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 498a01772e4f34d3137e4d54d132957ee728f95e75bbda42484db76145444100
-- schema before  df734a6be2c6bd8802206bdf1fa0d6b1cc9c40e050cb0b266629700501e0a29d
-- schema after   2e212ec16aa283db6909f9f659b19fddd2b6a71e35e2c5554235c3cbf2a3be1e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP INDEX "public"."p_b";
COMMIT;
