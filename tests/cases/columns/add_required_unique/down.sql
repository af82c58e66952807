-- ===== 3_contract =====

-- lockstep rollback: add_required_unique, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 74e1a9181a07347c3a1293c9b3dc69769125fd9abb98988a492e2303d1291662
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_email_key"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_email_key"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_unique, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, first 1920 and last 1425 bytes, sha256 ff8e2268387cf4c98e5005a77c0660bb8ee8699eb73693a757a879c780278baa
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_unique, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 9aac58ba8c4cdb87ada273a469db728c47db0ab6eefb7a059b89cb08c238e2cf
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
