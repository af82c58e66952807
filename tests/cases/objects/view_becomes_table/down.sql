-- ===== 3_contract =====

-- lockstep rollback: view_becomes_table, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 48be288b8f2ecde2b21e787705e97c93e837c156b7d702cf8da6a7b8bbd3a17b
-- schema before  acd9af70612638c9cc5b67e6f2a4fdc68d5a554a54fa394696c4a7a4d7c3a700
-- schema after   58f35760d9f0ab863a6c92b2a22653bda7becbcf9f3a7507b61b7fe2b3d98f2b

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."thing") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."thing" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: view public.item
DROP VIEW public.item;
CREATE TABLE "public"."item" (
  "id" integer NOT NULL,
  CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."thing" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."thing") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."thing" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."thing";
COMMIT;

BEGIN;
CREATE VIEW public.thing AS
 SELECT item.id
   FROM public.item;
COMMIT;
