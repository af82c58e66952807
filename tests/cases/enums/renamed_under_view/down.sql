-- lockstep rollback: renamed_under_view
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c811f45430796f0e5f2b4836d38963528fb930618f64d2981fda70bf683637d2
-- schema before  e952083ffb57141d5d0762d301d8e8608d1e4a8caff79821124abba693262228
-- schema after   4421b65305529e4a3eb9ff29811510b1dc84a394180f706ad1fcd6f325734a68

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
