-- lockstep rollback: changed_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f69176e9e16f43beb095dc84ac0e3b6c6530306e0446b2290d00c3a5e1416500
-- schema before  645e4ab59650a0b0d63233d685cd43430ec31ac36ca879283869cadf4b93ab82
-- schema after   a0c35637316fa86ad5b28843c94b1900105d9a50285132fa8c2e23b16b565616

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."search";
-- H103 builds an index while writers are locked out
CREATE INDEX "search" ON "public"."User" ("name");
COMMIT;
