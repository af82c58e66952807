-- ===== 3_contract =====

-- lockstep migration: rename_and_type_changed, contract (1 of 1)
--
--   rename column public.User.size to length
--   alter column public.User.length: type
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.User
-- schema before  8684e24c0db900ce923e4b08b9bee8d284e97cbd3cc8ebb4593411e6faf8fa89
-- schema after   4d87b4d811b5a3aa9b49261dea5e61cb82812db6f421cfdc96c471cb61676744

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "size" TO "length";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."User" ALTER COLUMN "length" TYPE bigint USING ("length"::bigint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("length");
COMMIT;
