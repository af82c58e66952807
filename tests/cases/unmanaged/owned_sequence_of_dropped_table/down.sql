-- ===== 3_contract =====

-- lockstep rollback: owned_sequence_of_dropped_table, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 be9bb7ea4dad537de70e2e75ef2f5ce08197c96602020d9c47479e5251e6ed42
-- schema before  02b445f0a0cd7ab8961b1a05e6e447076ce5192efc4731f3f9f93be8f3fc5df6
-- schema after   7766ed68289485f7c5e88f46d738e352eeceb1c414306245297b74be592ec48c

BEGIN;
CREATE TABLE "public"."T" (
  "id" integer NOT NULL,
  "a" bigint,
  "b" integer,
  CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: owned_sequence_of_dropped_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4a8e08073b112a108c64e2737f19ee3686ae67a519d990140a5d664bc54c50a3
-- schema before  7766ed68289485f7c5e88f46d738e352eeceb1c414306245297b74be592ec48c
-- schema after   2819b032ac29ff03c09b43278bde9bdaefbe72a24a977fa60eb6946ad40f70b6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY public."T".a;
COMMIT;
