-- ===== 3_contract =====

-- lockstep migration: table_with_objects, contract (1 of 1)
--
--   drop table public.gone
--   drop function public.stamp()
--   drop view public.cheap
--   alter publication gone_publication: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.cheap ACCESS EXCLUSIVE, public.gone ACCESS EXCLUSIVE, public.kept ACCESS EXCLUSIVE
-- reversible   WINDOW: the rows come back from the archive, as long as it is not purged
-- archive      the rows of public.gone in lockstep_archive_gone_9bf76f86; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: DropTable on public.gone
-- schema before  613cc308258bf9715c2c085aad8135fe7e905ab61b145d13e42a61881218c411
-- schema after   9014e061864e522464e250837c49bf3d48b136ce516e60ac1019e6894ba54b1f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."gone" DROP CONSTRAINT "gone_kept_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: view public.cheap
DROP VIEW public.cheap;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP PUBLICATION gone_publication;
DROP STATISTICS public.gone_statistics;
-- H205 drops an object that is made by its definition: trigger public.gone.gone_stamp
DROP TRIGGER gone_stamp ON public.gone;
CREATE PUBLICATION gone_publication FOR TABLE ONLY public.kept WITH (publish = 'insert, update, delete, truncate');
-- H208 moves a table with its rows into an archive: lockstep_archive_gone_9bf76f86
-- H401 old application code stops working
-- Refuses to go on when something that is not known here hangs on the table.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
    LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
    LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    LEFT JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
   WHERE d.deptype = 'n'
     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = '"public"."gone"'::regclass OR d.refobjid IN
            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = '"public"."gone"'::regclass))
          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN
            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
              WHERE t.typrelid = '"public"."gone"'::regclass OR e.typrelid = '"public"."gone"'::regclass))
     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, s.stxrelid, 0) <> '"public"."gone"'::regclass
      OR c.contype = 'f' AND c.conrelid = '"public"."gone"'::regclass AND c.confrelid <> '"public"."gone"'::regclass;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of hangs on "public"."gone": ' || others,
      HINT = 'drop it first, or plan from the database itself';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_gone_9bf76f86"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_gone_9bf76f86 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_gone_9bf76f86";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_gone_9bf76f86', json_build_object(
    'archive', 'table', 'of', '"public"."gone"', 'migration', 'table_with_objects', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."gone" SET SCHEMA "lockstep_archive_gone_9bf76f86";
-- H205 drops an object that is made by its definition: function public.stamp()
DROP FUNCTION public.stamp();
COMMIT;
