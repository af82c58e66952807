-- lockstep migration: defaults_with_quotes
--
--   create enum public.Mark
--   create column public.A.a
--   create column public.A.b
--   create column public.A.c
--   create column public.A.d
--   create column public.A.e
--   create column public.A.f
--   create column public.A.g
--
-- data loss    NONE
-- blocking     BRIEF: public.A ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  16889f230091905c837a273febb1a194010855c4043e5fd28f9535630270405a
-- schema after   5cee42cae07d59ce68843d820baa2295855b7c5ab0c4c00a832540293a6dbc1a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Mark" AS ENUM ('it''s', E'a\\b');
ALTER TABLE "public"."A" ADD COLUMN "a" text NOT NULL DEFAULT 'it''s';
ALTER TABLE "public"."A" ADD COLUMN "b" text NOT NULL DEFAULT E'back\\slash "quoted"';
ALTER TABLE "public"."A" ADD COLUMN "c" text NOT NULL DEFAULT '$lockstep$ %s $1';
ALTER TABLE "public"."A" ADD COLUMN "d" text[] DEFAULT ARRAY['a,b', '{c}', E'd''e"f\\']::text[];
ALTER TABLE "public"."A" ADD COLUMN "e" "public"."Mark" NOT NULL DEFAULT 'it''s';
ALTER TABLE "public"."A" ADD COLUMN "f" text NOT NULL DEFAULT 'line
break	tab';
ALTER TABLE "public"."A" ADD COLUMN "g" jsonb NOT NULL DEFAULT '{"a":"it''s"}';
COMMIT;
