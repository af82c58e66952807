-- lockstep rollback: int_to_bigint_with_serial_and_foreign_key
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 e5701eceb93816038ef71c4a2fa7baa124e33f7e1505466cce527e75e409ca90
-- schema before  74ea9c0b5f8e9fc70ac243b126518c4730f31c8908359d412b1cb8a2386a36ec
-- schema after   c6460353c60cbe501dd3dc85e1a24b9b7043bd8cfe9a3729646d17bfb1601aba

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
DO $lockstep$
DECLARE
  owned text := pg_get_serial_sequence('"public"."User"', 'id');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s AS integer', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "id" TYPE integer USING ("id"::integer);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Post" ALTER COLUMN "authorId" TYPE integer USING ("authorId"::integer);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_authorId_fkey";
COMMIT;
