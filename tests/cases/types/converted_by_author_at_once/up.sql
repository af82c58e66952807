-- lockstep migration: converted_by_author_at_once
--
--   alter column public.T.a: type
--   alter column public.T.b: type
--   alter column public.T.c: type
--   alter column public.T.d: type
--   alter column public.T.e: type
--   alter column public.T.f: type
--   alter column public.T.g: type
--   alter column public.T.h: type
--   alter column public.T.i: type
--   alter column public.T.j: type
--
-- data loss    HIGH: values become what @backfill makes of them in public.T
-- blocking     LONG: public.T ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: the values do not come back
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: AlterColumnType on public.T
-- schema before  f2105b7ec40d71db137f759ec3d127b737b691cf6ece7837a3c681cee7e12eec
-- schema after   ef3b279b1ceb13e8d03a6f37028f62e196157fbd444d16d0bb038366f82ae8ce

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "a" TYPE uuid USING (md5(a::text)::uuid);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "b" TYPE uuid USING (md5(b::text || id)::uuid);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "c" TYPE timestamp(3) USING (CASE WHEN c THEN '2020-01-01'::timestamp ELSE '2021-01-01' END);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "d" TYPE integer USING (extract(epoch FROM d)::int);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "e" TYPE integer USING (length(e));
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "f" TYPE bigint USING (hashtextextended(f::text, 0));
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "g" TYPE timestamp(3) USING (to_timestamp(g));
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "h" TYPE integer USING (h[1]);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "i" TYPE integer USING (CASE "T".i WHEN 'low' THEN 1 ELSE 2 END);
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "j" TYPE "public"."Level" USING ((CASE WHEN j > 1 THEN 'high' ELSE 'low' END)::"Level");
COMMIT;
