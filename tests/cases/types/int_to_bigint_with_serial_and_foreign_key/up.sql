-- lockstep migration: int_to_bigint_with_serial_and_foreign_key
--
--   alter column public.Post.authorId: type
--   alter column public.User.id: type
--
-- data loss    NONE
-- blocking     LONG: public.Post ACCESS EXCLUSIVE (rewrite), public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- application  runs before and after
-- schema before  c6460353c60cbe501dd3dc85e1a24b9b7043bd8cfe9a3729646d17bfb1601aba
-- schema after   74ea9c0b5f8e9fc70ac243b126518c4730f31c8908359d412b1cb8a2386a36ec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Post" ALTER COLUMN "authorId" TYPE bigint USING ("authorId"::bigint);
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."User" ALTER COLUMN "id" TYPE bigint USING ("id"::bigint);
DO $lockstep$
DECLARE
  owned text := pg_get_serial_sequence('"public"."User"', 'id');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s AS bigint', owned);
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_authorId_fkey";
COMMIT;
