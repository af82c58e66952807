-- ===== 3_contract =====

-- lockstep rollback: table_with_objects, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the rows come back from the archive, as long as it is not purged
-- undoes       migration.sql, sha256 1cc7a7f16245ff07e58fbd82812a88d6a2c409e03cc30b9dc3ebf7903acdd524
-- schema before  9014e061864e522464e250837c49bf3d48b136ce516e60ac1019e6894ba54b1f
-- schema after   613cc308258bf9715c2c085aad8135fe7e905ab61b145d13e42a61881218c411

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_gone_9bf76f86"."gone"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_gone_9bf76f86 of "public"."gone" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.stamp()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN NEW.changed := now(); RETURN NEW; END $function$;
-- lockstep:allow H401 nobody uses the archive
ALTER TABLE "lockstep_archive_gone_9bf76f86"."gone" SET SCHEMA "public";
DROP SCHEMA "lockstep_archive_gone_9bf76f86";
-- H205 drops an object that is made by its definition: publication gone_publication
DROP PUBLICATION gone_publication;
CREATE TRIGGER gone_stamp BEFORE INSERT ON public.gone FOR EACH ROW EXECUTE FUNCTION public.stamp();
COMMENT ON TRIGGER gone_stamp on public.gone IS 'stamps';
CREATE STATISTICS public.gone_statistics ON kept_id, price FROM public.gone;
CREATE PUBLICATION gone_publication FOR TABLE ONLY public.gone, ONLY public.kept WITH (publish = 'insert, update, delete, truncate');
CREATE VIEW public.cheap AS
 SELECT gone.id
   FROM public.gone
  WHERE (gone.price < 10);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."gone" ADD CONSTRAINT "gone_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "public"."kept" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."gone" VALIDATE CONSTRAINT "gone_kept_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."gone" ("kept_id", "price");
COMMIT;
