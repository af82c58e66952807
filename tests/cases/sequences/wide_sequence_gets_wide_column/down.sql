-- lockstep rollback: wide_sequence_gets_wide_column
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 82c61746f35856e63c13af47f763dea33beb2a50dbea49faebed96535d6258b3
-- schema before  077e64bf1f4de88259bff869efbc2306a86139132d3126bf37444817e59b80be
-- schema after   e9c04c9622dfe7c3246746304d7af1e8d6b58acae38f53db53d0188acbe97a8f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."plan"', 'shown');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER SEQUENCE %s AS integer', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."plan" ALTER COLUMN "shown" TYPE integer USING ("shown"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shown_numbers AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."plan" ("shown");
COMMIT;
