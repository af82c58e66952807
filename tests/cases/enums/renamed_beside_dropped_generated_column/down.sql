-- ===== 3_contract =====

-- lockstep rollback: renamed_beside_dropped_generated_column, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8b418733b3335d20e60e4c5a2368b44cb153560b6a122cf177488666c3e78768
-- schema before  0e26c75f495fec21fa062c4b0465615d09d6bbf0263438a4f8576a588f30fd91
-- schema after   7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."t" ADD COLUMN "g" boolean GENERATED ALWAYS AS ((c = 'a'::public.f)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("g");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: renamed_beside_dropped_generated_column, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 df976985242b357e512092f2e38d45f96385eff9b803bfb89b59ed798d9ed419
-- schema before  7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7
-- schema after   c877becd6dc6753d9373f1cd7e3502bd05d2ebaaa7755003e4e3d63105ba6ba5

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
