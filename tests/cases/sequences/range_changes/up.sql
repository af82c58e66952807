-- lockstep migration: range_changes
--
--   create setting public.item.column id identity
--   create setting public.item.column n sequence
--   alter sequence public.lowered: definition
--   alter sequence public.raised: definition
--   alter sequence public.shortened: definition
--   alter sequence public.started: definition
--   alter sequence public.turned: definition
--   alter sequence public.turned_back: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE, public.lowered SHARE ROW EXCLUSIVE, public.raised SHARE ROW EXCLUSIVE, public.shortened SHARE ROW EXCLUSIVE, public.started SHARE ROW EXCLUSIVE, public.turned SHARE ROW EXCLUSIVE, public.turned_back SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  8012c100fdd98486fc7de734b6f4aa6ec7600acd5c42654f128b3dcc0c448174
-- schema after   7de6f4d78387954ab2c82ed2322a2ca0ec352f20a6744743f351e7b212dcc1de

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  counter text := pg_catalog.pg_get_serial_sequence('"public"."item"', 'id');
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.<) 1000 THEN
    ALTER TABLE public.item ALTER COLUMN id SET INCREMENT BY 1 SET MINVALUE 1000 SET MAXVALUE 2147483647 SET START WITH 1000 SET CACHE 1 SET NO CYCLE RESTART;
  ELSE
    ALTER TABLE public.item ALTER COLUMN id SET INCREMENT BY 1 SET MINVALUE 1000 SET MAXVALUE 2147483647 SET START WITH 1000 SET CACHE 1 SET NO CYCLE;
  END IF;
END
$lockstep$;
DO $lockstep$
DECLARE
  counter text := pg_catalog.pg_get_serial_sequence('"public"."item"', 'n');
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.<) 20 THEN
    ALTER SEQUENCE public.item_n_seq AS integer INCREMENT BY 1 MINVALUE 20 MAXVALUE 2147483647 START WITH 20 CACHE 1 NO CYCLE RESTART;
  ELSE
    ALTER SEQUENCE public.item_n_seq AS integer INCREMENT BY 1 MINVALUE 20 MAXVALUE 2147483647 START WITH 20 CACHE 1 NO CYCLE;
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.lowered AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.lowered SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  counter text := '"public"."raised"';
  place bigint;
BEGIN
  -- A position before the new range moves to the start value.
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);
  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;
  IF place OPERATOR(pg_catalog.<) 50 THEN
    ALTER SEQUENCE public.raised AS bigint INCREMENT BY 1 MINVALUE 50 MAXVALUE 9223372036854775807 START WITH 50 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.raised SET LOGGED;
  ELSE
    ALTER SEQUENCE public.raised AS bigint INCREMENT BY 1 MINVALUE 50 MAXVALUE 9223372036854775807 START WITH 50 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.raised SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H321 narrows the range of a sequence
ALTER SEQUENCE public.shortened AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 1000 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.shortened SET LOGGED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.started AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 500 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.started SET LOGGED;
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
  IF place OPERATOR(pg_catalog.>) -1 THEN
    ALTER SEQUENCE public.turned AS bigint INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.turned SET LOGGED;
  ELSE
    ALTER SEQUENCE public.turned AS bigint INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.turned SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;

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
  IF place OPERATOR(pg_catalog.<) 1 THEN
    ALTER SEQUENCE public.turned_back AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE RESTART;
ALTER SEQUENCE public.turned_back SET LOGGED;
  ELSE
    ALTER SEQUENCE public.turned_back AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER SEQUENCE public.turned_back SET LOGGED;
  END IF;
END
$lockstep$;
COMMIT;
