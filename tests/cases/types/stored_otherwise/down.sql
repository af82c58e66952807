-- ===== 3_contract =====

-- lockstep rollback: stored_otherwise, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 253d807798b4acc5e2f23925408543f8274bba6e66fc0181dfaa270688d04fd0
-- schema before  dc137f3c1d0c443c198c6a4b510a7110eace269498837f272ffe39060e472022
-- schema after   bc9adbaa2812d503a09bc064b3a83739d66d941824287138017b02a371f3de10

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."file" ALTER COLUMN "kind" TYPE text;
ALTER TABLE ONLY public.file ALTER COLUMN name SET STORAGE EXTENDED;
ALTER TABLE "public"."file" ALTER COLUMN "name" TYPE text;
ALTER TABLE ONLY public.file ALTER COLUMN name SET STORAGE MAIN;
ALTER TABLE ONLY public.file ALTER COLUMN body SET STORAGE EXTENDED;
ALTER TABLE ONLY public.file ALTER COLUMN body SET COMPRESSION default;
ALTER TABLE "public"."file" ALTER COLUMN "body" TYPE text;
ALTER TABLE ONLY public.file ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.file ALTER COLUMN body SET COMPRESSION pglz;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."file" ("body", "name", "kind");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: stored_otherwise, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 68fb1f1d9afbd839e7469f8f7e2e976497053587d4593c790044c4f2c5f04257
-- schema before  bc9adbaa2812d503a09bc064b3a83739d66d941824287138017b02a371f3de10
-- schema after   a2deabbe0023b888c6a346252dbfc26fdfdc2da1a4b7c93391f1e88f32cd07fc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE ONLY public.file ALTER COLUMN kind SET STORAGE MAIN;
COMMIT;
