-- lockstep migration: numeric_widened
--
--   alter column public.Item.price: type
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  e46b5e126315f9fc2e8215dda1779ed5d1c59a8c48166a160ff163b2297fbb28
-- schema after   c280853078ab6d56ff4e03ed3df49b4bbf93879c139445aa87125ff8a8a92478

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE numeric(14,2);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("price");
COMMIT;
