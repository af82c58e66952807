-- lockstep migration: domain_gets_check
--
--   create column public.part.number
--   create check constraint public.code.not_x
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (scan), public.part ACCESS EXCLUSIVE (scan)
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  17c293fbf2eda7254700b4a6acdcbaa4125a5926550ceb24164ca7cb56b36c14
-- schema after   e86e824db72212e43d4ce97c504cad0066dd1dcf81f5fe508a5cc1e71a3ab5ca

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."part" ADD COLUMN "number" integer NOT NULL DEFAULT 1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER DOMAIN public.code ADD CONSTRAINT not_x CHECK ((VALUE <> 'x'::text));
COMMIT;
