-- ===== 1_expand =====

-- lockstep migration: value_removed_scalar_to_list, expand (1 of 2)
--
--   alter column public.Account.role: type, nullable
--
-- data loss    NONE
-- blocking     BRIEF: public.Account ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  623936ee5b96864bce91a0e7409c525bf2e2aa4e6ae8ddf3e2ac82adbfd1fa17
-- schema after   4c170a88cb70d956ac348bf291ceff654a74eecce68130baf63879e483aa772e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "role" DROP NOT NULL;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: value_removed_scalar_to_list, contract (2 of 2)
--
--   alter enum public.Role: values
--   alter column public.Account.role: type, nullable
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Account
-- blocking     LONG: public.Account ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Account
-- schema before  4c170a88cb70d956ac348bf291ceff654a74eecce68130baf63879e483aa772e
-- schema after   7f27772f9f44c1007e33a368ff75025ad7bfedd7add91f5504c38d254a979c3c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "role" TYPE "public"."Role"[] USING (CASE WHEN "role" IS NULL THEN NULL ELSE ARRAY["role"]::text[]::"public"."Role"[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Account" WHERE "role"::text[] && ARRAY['GUEST']) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Account"."role"'
      USING HINT = 'move these rows to another value first; the values that go: ''GUEST''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('MEMBER');
ALTER TABLE "public"."Account"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role"[] USING ("role"::text[]::"public"."Role"[]);
DROP TYPE "public"."Role_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("role");
COMMIT;
