-- lockstep rollback: name_taken_by_new_table_direct
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 e59d7040ace495b01c47d7db64abc4aabe8da9546887bef02975f3e7fed0e278
-- schema before  890923a559d948f6bafc45cfc15947407d6a4d6405cefd0b3f6d047fd9860a58
-- schema after   4bba06eb7cf2b82d59974702935e947bee9f6d2351b5af3eb43ea511bf9b1ec5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DROP INDEX "public"."by_code";
CREATE TABLE "public"."old_shop" (
  "id" integer NOT NULL,
  "code" text,
  CONSTRAINT "old_shop_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "by_code" ON "public"."old_shop" ("code");
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."shop" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."shop") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."shop" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."shop";
COMMIT;
