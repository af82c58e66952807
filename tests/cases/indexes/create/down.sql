-- lockstep rollback: create
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 37fa5c8d923a083701e973f69166cb59ad09c048a3bcf68e505a27904843ec19
-- schema before  9d88e7dfbee91a97d59b76d3818e4abee40ea1d368ffa82de7f28811148fe845
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_name_idx";
RESET lock_timeout;
RESET statement_timeout;
