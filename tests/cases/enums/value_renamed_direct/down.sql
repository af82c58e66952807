-- lockstep rollback: value_renamed_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6154947d1d85fa25ee308310995b0a541ea979f71abf60a021844e2569231777
-- schema before  c4cf1791467756c1ba36366a4e9e8cd193bad12f7ed770294161b1d63bf0215a
-- schema after   0151b6bdc3517bef97293532862407f0732ae4e01a335f0785b560f389d52a27

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME VALUE 'MEMBER' TO 'USER';
COMMIT;
