-- ===== 3_contract =====

-- lockstep rollback: rename_of_key, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 fac13b74a64f16e7ce63fda3fead6e9b1f1b9b1105f85cb3154f650978e49243
-- schema before  e94d199456246516d54bd27a62b42a8e081db899ee92d72a8a3d046edba9459a
-- schema after   0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "uid" TO "id";
COMMIT;
