-- lockstep migration: named_otherwise
--
--   alter column public.t.a: default
--   create setting public.t.column a sequence
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  b6c794c9f8a8a435911783f0fc66fc02a2821c4dc73a4fc1ca4635119894c782
-- schema after   1e4bfc46a3a009356efb78d9d16403edd31af934c22461a2639153bea55d04b2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t"', 'a');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER SEQUENCE %s RENAME TO other_seq', owned);
  END IF;
END
$lockstep$;
ALTER SEQUENCE public.other_seq AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;
