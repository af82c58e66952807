-- lockstep rollback: converted_by_author_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: the values do not come back
-- undoes       migration.sql, sha256 0ad08767e43dc252e435a2aa8fa34f58231cf0efab873fc1699ae76028662d01
-- schema before  ef3b279b1ceb13e8d03a6f37028f62e196157fbd444d16d0bb038366f82ae8ce
-- schema after   f2105b7ec40d71db137f759ec3d127b737b691cf6ece7837a3c681cee7e12eec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "j" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."j" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "j" TYPE integer USING (NULL::integer);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "i" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."i" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "i" TYPE "public"."Level" USING (NULL::"public"."Level");
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "h" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."h" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "h" TYPE integer[] USING (NULL::integer[]);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "g" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."g" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "g" TYPE integer USING (NULL::integer);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "f" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."f" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "f" TYPE uuid USING (NULL::uuid);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "e" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."e" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "e" TYPE bytea USING (NULL::bytea);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "d" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."d" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "d" TYPE timestamp(3) USING (NULL::timestamp(3));
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "c" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."c" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "c" TYPE boolean USING (NULL::boolean);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "b" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."b" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "b" TYPE boolean USING (NULL::boolean);
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."T" WHERE "a" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."a" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "a" TYPE integer USING (NULL::integer);
COMMIT;
