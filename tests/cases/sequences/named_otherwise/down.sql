-- lockstep rollback: named_otherwise
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 902ea642cbcc3e0bbddce2998b28e3f50ceb87b8d390df4a730715680e81910a
-- schema before  1e4bfc46a3a009356efb78d9d16403edd31af934c22461a2639153bea55d04b2
-- schema after   b6c794c9f8a8a435911783f0fc66fc02a2821c4dc73a4fc1ca4635119894c782

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.other_seq AS integer INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."t"', 'a');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER SEQUENCE %s RENAME TO t_a_seq', owned);
  END IF;
END
$lockstep$;
COMMIT;
