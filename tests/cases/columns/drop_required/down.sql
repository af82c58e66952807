-- ===== 3_contract =====

-- lockstep rollback: drop_required, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 0bc4c17d922ac3b65853a82f676b3123de5d8c3f7263af9fe5ab66f44e1f68f5
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "email" text;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: drop_required, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- undoes       migration.sql, sha256 c4045eaeb37fd0e71badbdc4c7199f241824386f6fec0eaf59d19d45fbca407b
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "email" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."User" ADD CONSTRAINT "User_email_not_null_check" CHECK ("email" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_email_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_email_not_null_check";
COMMIT;
