-- lockstep rollback: range_changes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 489d1878a43e75e00d0a90ba5d97c020572525f056c9915bed5b0cd59890bf8f
-- schema before  51bf584362c4b3025280c91eb90da7cb3e0acda1e30db2c191a922f1a76b4c88
-- schema after   9a0277c371a4dd6e43d4a65afb8fba842069ca8fbc1ad45b5e777a0397de2e9e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  counter text := '"public"."turned_back"';
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.>) -1 THEN
    ALTER SEQUENCE public.turned_back AS bigint INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.turned_back SET LOGGED;
  ELSE
    ALTER SEQUENCE public.turned_back AS bigint INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.turned_back SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  counter text := '"public"."turned"';
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.<) 1 THEN
    ALTER SEQUENCE public.turned AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.turned SET LOGGED;
  ELSE
    ALTER SEQUENCE public.turned AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.turned SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.started AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.started SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shortened AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.shortened SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.raised AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.raised SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  counter text := '"public"."lowered"';
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.<) 100 THEN
    ALTER SEQUENCE public.lowered AS bigint INCREMENT BY 1 MINVALUE 100 MAXVALUE 9223372036854775807 START WITH 100 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.lowered SET LOGGED;
  ELSE
    ALTER SEQUENCE public.lowered AS bigint INCREMENT BY 1 MINVALUE 100 MAXVALUE 9223372036854775807 START WITH 100 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.lowered SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.item_n_seq AS integer INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
ALTER TABLE public.item ALTER COLUMN id SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET START WITH 1 SET CACHE 1 SET NO CYCLE;
COMMIT;
