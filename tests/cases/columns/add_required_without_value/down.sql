-- ===== 3_contract =====

-- lockstep rollback: add_required_without_value, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a7f1fbfc8279be43de9b9508fdb59eb5a4f9c117adac71a07388d44208929b6f
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_without_value, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, first 1927 and last 1425 bytes, sha256 027f620deb932484e28c47e10783959640cd3f86007bffd52d65360b7abed459
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_without_value, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 8716bd4650dd182ec9b0d598778b40b592ec5004b796f7260f7ca44a8353c25d
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "email" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
