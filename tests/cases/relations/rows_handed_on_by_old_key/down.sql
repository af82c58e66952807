-- ===== 3_contract =====

-- lockstep rollback: rows_handed_on_by_old_key, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 3a435b747943bc7b3709b60c6465efd8cef6afbc02371435f1a090b806d3afa3
-- schema before  9b049fb688070217945d4f9e29d5d4a0d58c07baf3633a9db4d7ce878e3897f0
-- schema after   b2873258bd4ff2667fa6e3f5697b0af0455c6e1968f53569df8a764efe3ef1ae

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."documents" ADD COLUMN "note_id" integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."documents" ADD CONSTRAINT "documents_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "public"."notes" ("id") ON DELETE CASCADE ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."documents" VALIDATE CONSTRAINT "documents_note_id_fkey";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: rows_handed_on_by_old_key, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 25afc2fff3fb9ab312045639f54557d8620050ab2c1bd63e2a0da69d09b56f3a
-- schema before  b2873258bd4ff2667fa6e3f5697b0af0455c6e1968f53569df8a764efe3ef1ae
-- schema after   72feb70fcc022d1bd93f0825536dcfde7f8bff7b6e89f6746c23c1e106fb322c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."notes" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."notes" WHERE "said" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."notes"."said" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."notes" DROP COLUMN "said";
COMMIT;
