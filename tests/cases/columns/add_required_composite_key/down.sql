-- ===== 3_contract =====

-- lockstep rollback: add_required_composite_key, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a3b3d0d70bf4d66de3aa57052b6671325ed91292dfd35c6d01a5721e499f7502
-- schema before  79136b7fd988473b1205ecb2c10b977f0eb6d396fc48bcdf2d4b6b17316f4c07
-- schema after   a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" ALTER COLUMN "label" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: add_required_composite_key, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 967ea5e14f3c0a33c890d5cc6bea012a65d8a27eff3cc182d9f9920fcd5a5078
-- schema before  a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9
-- schema after   a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: add_required_composite_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 4a8b9e63ab360f4be45b7b2f44c108d9c31ed093c302acafb94afc16e8996a66
-- schema before  a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9
-- schema after   f853fd0a7f688409d638f701789f866ff2efe3269a32e0b57dc60c3ff8be4632

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Seat" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Seat" WHERE "label" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Seat"."label" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Seat" DROP COLUMN "label";
COMMIT;
