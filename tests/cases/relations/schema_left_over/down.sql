-- ===== 3_contract =====

-- lockstep rollback: schema_left_over, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 ea367d2780c77f98447388e81a1dcf5781ddfffec31281fb28d8d9f7216138f0
-- schema before  43bdee7f10186064febdea103843edfa587149b2ff1ec49415b28dcd141a6c5c
-- schema after   6b0a2a2f1c3457ee951372a30eba856124338c3ed463a509c479cbfbeb84c8b1

BEGIN;
CREATE TABLE "old_shop"."item" (
  "id" integer NOT NULL,
  CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: schema_left_over, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 256b631913af11a5e306973d9926055538b3a345fd56cf22339fc8b1a49346ec
-- schema before  6b0a2a2f1c3457ee951372a30eba856124338c3ed463a509c479cbfbeb84c8b1
-- schema after   21213abec79e8d8f325c202fc9f314075c07e65c91e3a04e7d7d3474c83276c2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "shop"."item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "shop"."item") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "shop"."item" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "shop"."item";
COMMIT;

BEGIN;
DROP SCHEMA "shop";
COMMIT;
