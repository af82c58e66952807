-- lockstep rollback: create_unique
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 9ec2f9ad42c68c34d2f74da75b0177ce135341386ba2b2782370321883cfa9e7
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
RESET lock_timeout;
RESET statement_timeout;
