-- lockstep rollback: handed_over_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 6f1b43f7c413f6ced33c502f0dcb4956932af0b0477ed8d46159904d9d165978
-- schema before  d0703ce57b1553711dde3bafa5b7999d54bee03529ac2a63ef7873fe2052aaa2
-- schema after   0f53cc43f5b4cdd12310bc06920264bcb791ed147c04225569e2fe4153b9040d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."receipt"', 'number');
BEGIN
  ALTER TABLE "public"."receipt" ALTER COLUMN "number" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
CREATE SEQUENCE public.number AS integer;
CREATE TABLE "public"."invoice" (
  "id" integer NOT NULL DEFAULT nextval('public.number'::regclass),
  CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE public.number OWNED BY "public"."invoice"."id";
ALTER TABLE "public"."receipt" ALTER COLUMN "number" SET DEFAULT 0;
COMMIT;
