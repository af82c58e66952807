-- lockstep rollback: on_new_table_needs_later
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 3c42119c33cc29615d208b8dc8f674220fac5e15a5b653e5dd4d3b388c1e287c
-- schema before  b85c043e75a1a03fb7e708a8f6f6cab0db5336dafa88a8c65c9894e3ce076ce6
-- schema after   e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."readers") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."readers" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."documents") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."documents" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: policy public.documents.documents_read
DROP POLICY documents_read ON public.documents;
-- H205 drops an object that is made by its definition: trigger public.documents.documents_refuse_rename
DROP TRIGGER documents_refuse_rename ON public.documents;
-- H205 drops an object that is made by its definition: function public.refuse_rename()
DROP FUNCTION public.refuse_rename();
DROP INDEX "public"."documents_plain_title";
-- H205 drops an object that is made by its definition: function public.plain(text)
DROP FUNCTION public.plain(text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."readers" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."readers") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."readers" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."readers";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."documents" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."documents") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."documents" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."documents";
COMMIT;
