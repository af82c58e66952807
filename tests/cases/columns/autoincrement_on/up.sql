-- lockstep migration: autoincrement_on
--
--   alter column public.User.id: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   f7aae1360bacb58e1f74a62df01d6a3e035eb6d1d72f343474b8d4a71689e216

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE SEQUENCE "public"."User_id_seq" AS integer OWNED BY "public"."User"."id";
SELECT pg_catalog.setval('"public"."User_id_seq"', greatest(pg_catalog.max("id"), 1), coalesce(pg_catalog.max("id") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."User";
ALTER TABLE "public"."User" ALTER COLUMN "id" SET DEFAULT nextval('"public"."User_id_seq"'::regclass);
COMMIT;
