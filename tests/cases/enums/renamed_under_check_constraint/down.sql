-- lockstep rollback: renamed_under_check_constraint
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 71e3b6cf144a7868c2cabc94c37e60c948b2f22f49f481b231caa7069af6294f
-- schema before  82bff05a36ccfa9c7f8f1a0c65accaa70d40ca9a49fc724ec616e40a475dcc77
-- schema after   29bf62bf794b15b307ab6579696c286b80c1389cebe649a205df8d2dbd417fd5

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
