-- lockstep rollback: renamed_under_check_constraint
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 893618028c5f212d0981c532c5e78976d9fa3293f534349c2933ac72d37a1ff7
-- schema before  534b0a0a2c52acceb09ff9e7b93003bc2068400c464a1352a16bce27e91c9a14
-- schema after   81f05477eb7d4a6d2c07bb54ce89edc25c36222f3f615d8a34248345e7e0f57b

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
