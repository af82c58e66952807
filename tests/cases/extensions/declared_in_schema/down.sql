-- lockstep rollback: declared_in_schema
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 a368214d88405fc3f5e6854c4a7a75c52af53f44145fe6c60b2d85f34124982c
-- schema before  a3bf45ab4215a0fad7c2f81e7f2784d3e21519f66959d95bf839418adbfd2f2f
-- schema after   64b306fb82bf39328c7a2491a5ee19f478bdb578d20af9abac8017ecd5b20467

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Item") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Item" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Item";
COMMIT;
