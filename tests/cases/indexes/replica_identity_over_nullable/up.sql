-- lockstep migration: replica_identity_over_nullable
--
--   alter column public.item.code: nullable, default
--   alter setting public.item.replica identity: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- application  the old version must be gone, the new one starts afterwards
-- schema before  3b27adbde167e0ef21f2d16435d0aac3f4f2ff229318dce5e488a1d14844e03c
-- schema after   409df7da81b1751c5fc5f94966ca558195fdffc8d186875469676fd6d880aaea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code" DROP DEFAULT;
ALTER TABLE public.item REPLICA IDENTITY USING INDEX item_pkey;
ALTER TABLE "public"."item" ALTER COLUMN "code" DROP NOT NULL;
COMMIT;
