-- lockstep rollback: replica_identity_over_nullable
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- undoes       migration.sql, sha256 47923f9dc4d291f83c57724aa042c55d0d2b56449933030dd95b5da20fd5503e
-- schema before  409df7da81b1751c5fc5f94966ca558195fdffc8d186875469676fd6d880aaea
-- schema after   3b27adbde167e0ef21f2d16435d0aac3f4f2ff229318dce5e488a1d14844e03c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."item" WHERE "code" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."code" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."item" ADD CONSTRAINT "item_code_not_null_check" CHECK ("code" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "item_code_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."item" DROP CONSTRAINT "item_code_not_null_check";
ALTER TABLE public.item REPLICA IDENTITY USING INDEX item_code;
ALTER TABLE "public"."item" ALTER COLUMN "code" SET DEFAULT 0;
COMMIT;
