-- ===== 3_contract =====

-- lockstep rollback: rename_of_key, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 884fe6a00d4dca264db1a1d0fe1e93fa96695b279a4a78d5a119f8afef58d51d
-- schema before  e94d199456246516d54bd27a62b42a8e081db899ee92d72a8a3d046edba9459a
-- schema after   0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "uid" TO "id";
COMMIT;
