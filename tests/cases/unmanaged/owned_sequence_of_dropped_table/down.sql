-- ===== 3_contract =====

-- lockstep rollback: owned_sequence_of_dropped_table, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 8cafecb13952330d970ae51b8e294726ada24fed932520c4a262a31ca7fcee32
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
-- undoes       migration.sql, sha256 c0246c31112d8acd714f27719fabb49e0ae204278d07297d664025f6245a67b6
-- schema before  7766ed68289485f7c5e88f46d738e352eeceb1c414306245297b74be592ec48c
-- schema after   2819b032ac29ff03c09b43278bde9bdaefbe72a24a977fa60eb6946ad40f70b6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.s OWNED BY public."T".a;
COMMIT;
