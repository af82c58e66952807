-- ===== 3_contract =====

-- lockstep rollback: sequences_change, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored
-- undoes       migration.sql, sha256 8552e0a8b5992dfee5d20b08f68f816dd127cff2fe03b207538c3cec1d424ce8
-- schema before  8f4019f35a562e23898ac10c365fdb4fc0bd3079899cf61505d63134ca04dbea
-- schema after   667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf

BEGIN;
CREATE SEQUENCE public.gone;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: sequences_change, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 60d99a5ceb4f8514dbbcda47b0e9d0e6871ec33103fa53ceeffe749f1c53a923
-- schema before  667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf
-- schema after   667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: sequences_change, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 73e56cc313b3c167ef92710af33d3cb09ffa831ab39c03b6c2d6182effc84251
-- schema before  667c5ffbb12280f2a6b85b6d421dc434d9aee981cdda237ff89ec99f56642adf
-- schema after   bf37245aeaa673ee17c4961333fae7f92940dd08c078acfe9e7a96ed9ef590ad

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item" WHERE "other" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."other" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "other" DROP DEFAULT;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.numbers AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 5 NO CYCLE;
ALTER SEQUENCE public.numbers SET LOGGED;
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
     AND EXISTS (SELECT FROM "public"."item" WHERE "other" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."other" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."item" DROP COLUMN "other";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.fresh
DROP SEQUENCE public.fresh;
COMMIT;
