-- lockstep rollback: defaults_with_quotes
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 a690033571dad4bba49c9f42402cffe0e7345db6b1b8a406d65bb95e9d0d3f99
-- schema before  5cee42cae07d59ce68843d820baa2295855b7c5ab0c4c00a832540293a6dbc1a
-- schema after   16889f230091905c837a273febb1a194010855c4043e5fd28f9535630270405a

BEGIN;
SET LOCAL row_security = off;
DO $lockstep1$
DECLARE
  lost pg_catalog.text[];
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS NOT DISTINCT FROM 'on' THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "g" IS NOT NULL AND pg_catalog.record_image_ne(ROW("g"), ROW(('{"a":"it''s"}')::jsonb))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."g" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "f" IS NOT NULL AND pg_catalog.record_image_ne(ROW("f"), ROW(('line
break	tab')::text))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."f" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "e" IS DISTINCT FROM NULL AND pg_catalog.record_image_ne(ROW("e"), ROW(('it''s')::"public"."Mark"))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."e" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "d" IS NOT NULL AND pg_catalog.record_image_ne(ROW("d"), ROW((ARRAY['a,b', '{c}', E'd''e"f\\']::text[])::text[]))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."d" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "c" IS NOT NULL AND pg_catalog.record_image_ne(ROW("c"), ROW(('$lockstep$ %s $1')::text))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."c" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "b" IS NOT NULL AND pg_catalog.record_image_ne(ROW("b"), ROW((E'back\\slash "quoted"')::text))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."b" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."A" WHERE "a" IS NOT NULL AND pg_catalog.record_image_ne(ROW("a"), ROW(('it''s')::text))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."A"."a" has values'::pg_catalog.text);
  END IF;
  IF lost IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = pg_catalog.concat(pg_catalog.array_to_string(lost, '; '), ', which would be lost'),
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep1$;
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
