-- lockstep rollback: default_changed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 85cf29a00a814271cd38ef0e8d1157ac1764a9f9b7382930abcc70dfe07e1302
-- schema before  13bbd1c9800c92a6c1a8274a71e6065979fabc1aea55f5dbe8030ac4f7a4f513
-- schema after   3cc3871f80311fc00545fb1eb5ef272630be9e00e68afcd0d1aae4ff272a3e8c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" SET DEFAULT 1;
COMMIT;
