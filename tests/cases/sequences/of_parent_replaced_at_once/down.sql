-- lockstep rollback: of_parent_replaced_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 9bbefba649be86707e75220b70bc228a8b5778e1f567bbba3f73bef14e900335
-- schema before  2c3bfc1653852de83ad81cd9bda22ad1c255d976b38262f96d6fb3fcc658d955
-- schema after   e2a89e4e5ee24d40f48da5b4804427a13bc49b46d02c4df385ea9b282567bf99

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."child" ALTER COLUMN "number" DROP DEFAULT;
-- H205 drops an object that is made by its definition: inheritance public.child.public.fresh
ALTER TABLE public.child NO INHERIT public.fresh;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."fresh" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."fresh") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."fresh" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."fresh";
CREATE SEQUENCE public.number_s AS integer;
CREATE TABLE "public"."old" (
  "id" integer NOT NULL,
  "number" integer DEFAULT nextval('public.number_s'::regclass),
  CONSTRAINT "old_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE public.number_s OWNED BY "public"."old"."number";
ALTER TABLE "public"."child" ALTER COLUMN "number" SET DEFAULT nextval('public.number_s'::regclass);
ALTER TABLE public.child INHERIT public.old;
ALTER SEQUENCE public.number_s AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;
