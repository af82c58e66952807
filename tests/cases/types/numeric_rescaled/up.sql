-- lockstep migration: numeric_rescaled
--
--   alter column public.Item.price: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  e46b5e126315f9fc2e8215dda1779ed5d1c59a8c48166a160ff163b2297fbb28
-- schema after   5f279beb71517cde6f7dc6cfb41153a2c5539d1e9918ac31e0eff807dff07902

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE numeric(12,4);
COMMIT;
