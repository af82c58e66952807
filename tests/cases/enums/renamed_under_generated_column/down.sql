-- lockstep rollback: renamed_under_generated_column
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6fd6430979c72d97e7754805e9da88a4e5460df1d325d2cd814a7df4f4dc83a6
-- schema before  7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7
-- schema after   c877becd6dc6753d9373f1cd7e3502bd05d2ebaaa7755003e4e3d63105ba6ba5

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
