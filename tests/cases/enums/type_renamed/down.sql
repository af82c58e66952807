-- lockstep rollback: type_renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 70ce9463b999f3484933f4d113eed75e6014358921299c9b74bf1644d14c9f33
-- schema before  7f7d288c351dd7b029ccfb9f1d1d233330c08f4845d405b831a5ac8662fa5be7
-- schema after   6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Rank" RENAME TO "Role";
COMMIT;
