-- ===== 3_contract =====

-- lockstep rollback: composite_becomes_required, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 56a3b2250f02fb7858f849ff34adc420265c01e94736b7ce38175acebfdfeda8
-- schema before  3adf7ae940f8c93f7ed26e667ce338703b6a285f7c26a43a83c98fe1d6d1fe9d
-- schema after   82b5e1f93c49b1a793d0970605b53364bf7e9510a867c61a73b67b3141305a03

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "named" DROP NOT NULL;
ALTER TABLE "public"."item" ALTER COLUMN "pair" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: composite_becomes_required, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2073 and last 1487 bytes, sha256 4a20ca3d626c27e3a68c5bf018bc7d659f2afc3f1fd50adc4df9e624dc21341c
-- schema before  82b5e1f93c49b1a793d0970605b53364bf7e9510a867c61a73b67b3141305a03
-- schema after   82b5e1f93c49b1a793d0970605b53364bf7e9510a867c61a73b67b3141305a03

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: composite_becomes_required, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist; values written to the new column are lost
-- undoes       migration.sql, sha256 29e41d689adde198250f28ea9f374fead005b1e1fb7b8a6619f2de2cb39f06e0
-- schema before  82b5e1f93c49b1a793d0970605b53364bf7e9510a867c61a73b67b3141305a03
-- schema after   0ede5c1a3bff904dc9f3786f6f13a9b374174166a15db4c144738732e5d6aa18

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item" WHERE "more" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."more" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."item" WHERE "extra" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."extra" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."item" ADD CONSTRAINT "item_extra_not_null_check" CHECK ("extra" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "item_extra_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "extra" SET NOT NULL;
ALTER TABLE "public"."item" DROP CONSTRAINT "item_extra_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item" WHERE "more" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."more" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."item" DROP COLUMN "more";
COMMIT;
