-- ===== 3_contract =====

-- lockstep rollback: replica_identity_over_new_not_null, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2c85448fbb0a3ae379b4f58635390c8b2d758437bcaac3327622f809329638ab
-- schema before  3b27adbde167e0ef21f2d16435d0aac3f4f2ff229318dce5e488a1d14844e03c
-- schema after   7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.item REPLICA IDENTITY USING INDEX item_pkey;
ALTER TABLE "public"."item" ALTER COLUMN "code" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: replica_identity_over_new_not_null, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 2a82804e61e6f360ab640926947c349710defbb1fdaf1335de69382bc7d97fb1
-- schema before  7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b
-- schema after   7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: replica_identity_over_new_not_null, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6bde2796b6f47c4947e4100f42bc31392b5bca51647ecb8cb8aba186939baac4
-- schema before  7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b
-- schema after   409df7da81b1751c5fc5f94966ca558195fdffc8d186875469676fd6d880aaea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code" DROP DEFAULT;
COMMIT;
