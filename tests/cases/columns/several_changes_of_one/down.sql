-- ===== 3_contract =====

-- lockstep rollback: several_changes_of_one, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 cf466e86a1d15a0a441e857c66578ec54adef6d21002a13be1728336e9718d79
-- schema before  f6cad7bb00dd23c4b9d8b22973d29e32eb8b170c80e16f8680f15e3ee82a979c
-- schema after   e4f4a400db56379fd1ea7bc4475e95226c23c4e81b40cff54b35ef213bbd14b6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: several_changes_of_one, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 a54fc07cdd466f144bc346440621fd11f8e7211035e6086b9d765c98c50085ce
-- schema before  e4f4a400db56379fd1ea7bc4475e95226c23c4e81b40cff54b35ef213bbd14b6
-- schema after   e4f4a400db56379fd1ea7bc4475e95226c23c4e81b40cff54b35ef213bbd14b6

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: several_changes_of_one, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 14837aad2ca3636273e32a512013b8a4b1d2e4f076cb85052cde3ab4372b2aab
-- schema before  e4f4a400db56379fd1ea7bc4475e95226c23c4e81b40cff54b35ef213bbd14b6
-- schema after   924155d8b407cd7f345adc0b6629a6b6a82bbddc93fd7057f887ccbcef999495

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" ALTER COLUMN "level" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "level" TYPE integer USING ("level"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("level");
COMMIT;
