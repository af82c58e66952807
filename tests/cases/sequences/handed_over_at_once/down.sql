-- lockstep rollback: handed_over_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 36d82a87ab10159eab4d503acbd98c1a6ce398383cf041f00d75770fd3182285
-- schema before  aeae9f720df203e0061ae4e695e00c3fcf27fa62da52300767c293d6c7d27ad9
-- schema after   ff75becbc650477c3f32219eb8a32d4be8296a7df5166bf513fcb4dac05100e2

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
