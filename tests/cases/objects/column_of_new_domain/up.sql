-- lockstep migration: column_of_new_domain
--
--   create column public.item.code
--   create column public.part.number
--   create domain public.code
--   create check constraint public.code.not_x
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE, public.part ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  91c2b2de44b48aec855094b0d7dfde0c9001568665596063b6dba91bffc81ea3
-- schema after   2f3da3b3959c4bbbfff6389ca04c76a965e412a321b55804df93e8e23306dce2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
CREATE DOMAIN public.code AS text;
ALTER TABLE "public"."part" ADD COLUMN "number" smallint NOT NULL DEFAULT 3;
ALTER DOMAIN public.code ADD CONSTRAINT not_x CHECK ((VALUE <> 'x'::text));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ADD COLUMN "code" "public"."code";
COMMIT;
