-- ===== 3_contract =====

-- lockstep migration: varchar_narrowed, contract (1 of 1)
--
--   alter column public.User.name: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.User
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.User
-- schema before  4c9ce1592ba4261d8f70517350ed8276872716aa5649bff10f47c9fc8bfc78e8
-- schema after   381d8651ceab8c92cb4cdbcd6bc4bc95d65ec54e2fe74a2e11e67f7e668ffab8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE varchar(50);
COMMIT;
