-- ===== 3_contract =====

-- lockstep rollback: key_type_with_referencing_tables, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 2c1a51dfcaf5e4080d089970a96f587f2b057d86be70a402dec51d93b93a3247
-- schema before  c3cabf14b4bf34da9133ab6ffee4fee8bef9b8a50439e5d1a951913a8c6b72f6
-- schema after   b2aa3659574c4d8f1ab1cf801b18952d783fd518d77ac5862d0b1c340766d6f3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_userId_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "id" TYPE integer USING ("id"::text::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Post" ALTER COLUMN "userId" TYPE integer USING ("userId"::text::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Note" ALTER COLUMN "userId" TYPE integer USING ("userId"::text::integer);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_userId_fkey";
COMMIT;
