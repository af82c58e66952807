-- ===== 3_contract =====

-- lockstep migration: tables_that_refer_to_each_other, contract (1 of 1)
--
--   drop table public.A
--   drop table public.B
--
-- data loss    NONE
-- blocking     BRIEF: public.A ACCESS EXCLUSIVE, public.B ACCESS EXCLUSIVE
-- reversible   WINDOW: the rows come back from the archive, as long as it is not purged
-- archive      the rows of public.A in lockstep_archive_A_53c7bcfc; they take space until lockstep db purge
-- archive      the rows of public.B in lockstep_archive_B_2dc54293; they take space until lockstep db purge
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: DropTable on public.A
-- BREAKING: DropTable on public.B
-- schema before  1fd9490bf4bc1b85217a8007546b50f4532a496f0445742fc6335af2c53b9a84
-- schema after   a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."A" DROP CONSTRAINT "A_bId_fkey";
ALTER TABLE "public"."B" DROP CONSTRAINT "B_aId_fkey";
-- H208 moves a table with its rows into an archive: lockstep_archive_A_53c7bcfc
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
     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = '"public"."A"'::regclass OR d.refobjid IN
            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = '"public"."A"'::regclass))
          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN
            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
              WHERE t.typrelid = '"public"."A"'::regclass OR e.typrelid = '"public"."A"'::regclass))
     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, s.stxrelid, 0) <> '"public"."A"'::regclass
      OR c.contype = 'f' AND c.conrelid = '"public"."A"'::regclass AND c.confrelid <> '"public"."A"'::regclass;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of hangs on "public"."A": ' || others,
      HINT = 'drop it first, or plan from the database itself';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_A_53c7bcfc"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_A_53c7bcfc is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_A_53c7bcfc";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_A_53c7bcfc', json_build_object(
    'archive', 'table', 'of', '"public"."A"', 'migration', 'tables_that_refer_to_each_other', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."A"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_A_53c7bcfc"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_A_53c7bcfc'
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."A" SET SCHEMA "lockstep_archive_A_53c7bcfc";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H208 moves a table with its rows into an archive: lockstep_archive_B_2dc54293
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
     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = '"public"."B"'::regclass OR d.refobjid IN
            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = '"public"."B"'::regclass))
          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN
            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
              WHERE t.typrelid = '"public"."B"'::regclass OR e.typrelid = '"public"."B"'::regclass))
     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, s.stxrelid, 0) <> '"public"."B"'::regclass
      OR c.contype = 'f' AND c.conrelid = '"public"."B"'::regclass AND c.confrelid <> '"public"."B"'::regclass;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of hangs on "public"."B": ' || others,
      HINT = 'drop it first, or plan from the database itself';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_B_2dc54293"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_B_2dc54293 is there already',
      HINT = 'it is of an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_B_2dc54293";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_B_2dc54293', json_build_object(
    'archive', 'table', 'of', '"public"."B"', 'migration', 'tables_that_refer_to_each_other', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- The archive is closed to all but its owner, who is that of the table where this session may say so.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."B"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_B_2dc54293"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_B_2dc54293'
    )
    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,
             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text END)
    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> o.owner
    UNION ALL
    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, table_owner::pg_catalog.regrole)
    FROM objects o
    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."B" SET SCHEMA "lockstep_archive_B_2dc54293";
COMMIT;
