-- lockstep rollback: sequences_shortened_to_one_name
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 8aaf52107f4cc1c0ad312cbf3830d99662563bbbfc37b1a630b1ead18985b38a
-- schema before  fab668f2ba3a0c87b535b5abb9e5f1a13910594bb4fb1a4ef179dc9291d5716b
-- schema after   64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Short" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Short") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Short" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Short";
COMMIT;
