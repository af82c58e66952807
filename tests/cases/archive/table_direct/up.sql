-- lockstep migration: table_direct
--
--   drop enum public.Kind
--   drop table public.Payment
--   drop foreign key public.Note.Note_paymentId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Customer ACCESS EXCLUSIVE, public.Note ACCESS EXCLUSIVE, public.Payment ACCESS EXCLUSIVE
-- reversible   WINDOW: the rows are restored from the archive until it is purged
-- archive      the rows of public.Payment in lockstep_archive_Payment_7a8f33f9; they take space until lockstep db purge
-- application  stop the old version first; start the new one afterwards
-- BREAKING: DropTable on public.Payment
-- schema before  88549727d7b5c38634a886037d2e312d44cd5cb56faab082085e28376c0689cb
-- schema after   6bc17299afbc8f42e8610e0e102738516eea151417da1cba57cc66e614dd2528

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Payment" DROP CONSTRAINT "Payment_customerId_fkey";
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_paymentId_fkey";
-- H208 moves a table with its rows into an archive: lockstep_archive_Payment_7a8f33f9
-- H401 old application code stops working
-- Fails when objects that are unknown to this migration depend on the table.
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
     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = '"public"."Payment"'::regclass OR d.refobjid IN
            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = '"public"."Payment"'::regclass))
          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN
            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
              WHERE t.typrelid = '"public"."Payment"'::regclass OR e.typrelid = '"public"."Payment"'::regclass))
     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, s.stxrelid, 0) <> '"public"."Payment"'::regclass
      OR c.contype = 'f' AND c.conrelid = '"public"."Payment"'::regclass AND c.confrelid <> '"public"."Payment"'::regclass;
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration depend on "public"."Payment": ' || others,
      HINT = 'drop it first, or plan from the database itself';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regnamespace('"lockstep_archive_Payment_7a8f33f9"') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'an archive lockstep_archive_Payment_7a8f33f9 already exists',
      HINT = 'it belongs to an earlier migration; drop it with lockstep db purge, or give this one another name';
  END IF;
END
$lockstep$;
CREATE SCHEMA "lockstep_archive_Payment_7a8f33f9";
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', 'lockstep_archive_Payment_7a8f33f9', json_build_object(
    'archive', 'table', 'of', '"public"."Payment"', 'migration', 'table_direct', 'since', clock_timestamp()));
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Only its owner may use the archive. That is the owner of the table, where this session may set it.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  table_owner oid;
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = '"public"."Payment"'::pg_catalog.regclass;
  FOR command IN
    WITH objects (object, owner, acl) AS (
      SELECT 'SCHEMA "lockstep_archive_Payment_7a8f33f9"', nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))
        FROM pg_catalog.pg_namespace WHERE nspname = 'lockstep_archive_Payment_7a8f33f9'
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
ALTER TABLE "public"."Payment" SET SCHEMA "lockstep_archive_Payment_7a8f33f9";
ALTER TYPE "public"."Kind" SET SCHEMA "lockstep_archive_Payment_7a8f33f9";
COMMIT;
