-- lockstep migration: of_parent_replaced_at_once
--
--   drop table public.old
--   drop inheritance public.child.public.old
--   create table public.fresh
--   create inheritance public.child.public.fresh
--   create setting public.fresh.column number sequence
--
-- data loss    HIGH: table dropped (public.old)
-- blocking     BRIEF: public.child ACCESS EXCLUSIVE, public.old ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone, the new one starts afterwards
-- schema before  e2a89e4e5ee24d40f48da5b4804427a13bc49b46d02c4df385ea9b282567bf99
-- schema after   2c3bfc1653852de83ad81cd9bda22ad1c255d976b38262f96d6fb3fcc658d955

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: inheritance public.child.public.old
ALTER TABLE public.child NO INHERIT public.old;
ALTER TABLE "public"."child" ALTER COLUMN "number" DROP DEFAULT;
-- H202 drops a table
DROP TABLE "public"."old";
CREATE SEQUENCE public.number_s AS integer;
CREATE TABLE "public"."fresh" (
  "id" integer NOT NULL,
  "number" integer DEFAULT nextval('public.number_s'::regclass),
  CONSTRAINT "fresh_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE public.number_s OWNED BY "public"."fresh"."number";
ALTER SEQUENCE public.number_s AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER TABLE public.child INHERIT public.fresh;
ALTER TABLE "public"."child" ALTER COLUMN "number" SET DEFAULT nextval('public.number_s'::regclass);
COMMIT;
