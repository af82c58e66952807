-- lockstep rollback: varchar_to_text
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 9a08e09df314f2c92358785c5f01786a45ddd7d8317efc44b86acafab232e4f2
-- schema before  df407965e456d590d7d581d5b60b8a718c1c13ed9969e6ab0a1e867f7b2e8bd7
-- schema after   d16457a3683331b56f57ea1bced9fc28ca8501a1cb9765c3f7703ce54df099de

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" ALTER COLUMN "name" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE varchar(50);
ALTER TABLE "public"."User" ALTER COLUMN "name" SET DEFAULT 'x';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("name");
COMMIT;
