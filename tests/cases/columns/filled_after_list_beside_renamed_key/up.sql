-- ===== 3_contract =====

-- lockstep migration: filled_after_list_beside_renamed_key, contract (1 of 1)
--
--   rename column public.Account.number to id
--   alter column public.Account.roles: type, nullable
--
-- data loss    HIGH: values become what @backfill makes of them in public.Account
-- blocking     LONG: public.Account ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: the values do not come back
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Account
-- BREAKING: AlterColumnType on public.Account
-- schema before  002fc1e81877f390088394aec87803bc73b3f226d486ab860d91354f3e9d3ca9
-- schema after   febb8ca98e7244e65f475eed1da6fce2592754c855b3354b7e7c8e1237f7422a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Account" RENAME COLUMN "number" TO "id";
ALTER TABLE "public"."Account" ADD CONSTRAINT "Account_roles_not_null_check" CHECK ("roles" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "roles" TYPE "public"."Role" USING (coalesce(roles[1], 'GUEST'));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Account" VALIDATE CONSTRAINT "Account_roles_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "roles" SET NOT NULL;
ALTER TABLE "public"."Account" DROP CONSTRAINT "Account_roles_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("roles");
COMMIT;
