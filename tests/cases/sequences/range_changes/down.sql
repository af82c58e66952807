-- lockstep rollback: range_changes
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d83396be18c6ee559c5db8fd2b61557d05a471853d0b8125236698a4018cd13c
-- schema before  7de6f4d78387954ab2c82ed2322a2ca0ec352f20a6744743f351e7b212dcc1de
-- schema after   8012c100fdd98486fc7de734b6f4aa6ec7600acd5c42654f128b3dcc0c448174

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
