-- lockstep rollback: defaults_with_quotes
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 d6b0105293aa0d8aa62dd06ee70702ff22e081fbc637abc17d3859d22c5fa4c8
-- schema before  7d650aa667d158633bfb77f3162dad05be45a4ace766ee4d7554be3311592306
-- schema after   3026659b1e13f2ac1da0d619b3bd31d3876cbe0af59341716cf6629a68a27474

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "f" IS NOT NULL AND pg_catalog.record_image_ne(ROW("f"), ROW(('line
break	tab')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."f" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "e" IS DISTINCT FROM NULL AND pg_catalog.record_image_ne(ROW("e"), ROW(('it''s')::"public"."Mark"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."e" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "d" IS NOT NULL AND pg_catalog.record_image_ne(ROW("d"), ROW((ARRAY['a,b', '{c}', E'd''e"f\\']::text[])::text[]))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."d" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep1$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "c" IS NOT NULL AND pg_catalog.record_image_ne(ROW("c"), ROW(('$lockstep$ %s $1')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."c" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep1$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "b" IS NOT NULL AND pg_catalog.record_image_ne(ROW("b"), ROW((E'back\\slash "quoted"')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."b" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "a" IS NOT NULL AND pg_catalog.record_image_ne(ROW("a"), ROW(('it''s')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."a" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "g" IS NOT NULL AND pg_catalog.record_image_ne(ROW("g"), ROW(('{"a":"it''s"}')::jsonb))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."g" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "g";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "f" IS NOT NULL AND pg_catalog.record_image_ne(ROW("f"), ROW(('line
break	tab')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."f" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "f";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "e" IS DISTINCT FROM NULL AND pg_catalog.record_image_ne(ROW("e"), ROW(('it''s')::"public"."Mark"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."e" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "e";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "d" IS NOT NULL AND pg_catalog.record_image_ne(ROW("d"), ROW((ARRAY['a,b', '{c}', E'd''e"f\\']::text[])::text[]))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."d" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "d";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep1$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "c" IS NOT NULL AND pg_catalog.record_image_ne(ROW("c"), ROW(('$lockstep$ %s $1')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."c" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep1$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "c";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "b" IS NOT NULL AND pg_catalog.record_image_ne(ROW("b"), ROW((E'back\\slash "quoted"')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."b" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "b";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."A" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."A" WHERE "a" IS NOT NULL AND pg_catalog.record_image_ne(ROW("a"), ROW(('it''s')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."A"."a" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."A" DROP COLUMN "a";
COMMIT;

BEGIN;
DROP TYPE "public"."Mark";
COMMIT;
