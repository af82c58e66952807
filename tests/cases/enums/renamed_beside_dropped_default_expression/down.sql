-- lockstep rollback: renamed_beside_dropped_default_expression
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6bdce671fc47431d1843a3d9db9fca84eba231b234942fc1ebdcd9e99a19713e
-- schema before  d06bb06fb8e06aa42d083b30a8cf5d07dc8555ddc2da2b9c9471f87aa8c6974b
-- schema after   61431ea82fcffedc144e05e0cacafabfcf8cb72797a8241531cdad481dc0a538

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ALTER COLUMN "g" SET DEFAULT ('a'::public.f < 'b'::public.f);
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
