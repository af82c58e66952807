-- ===== 1_expand =====

-- lockstep migration: stored_otherwise, expand (1 of 2)
--
--   drop setting public.file.column kind storage
--
-- data loss    NONE
-- blocking     BRIEF: public.file ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  a2deabbe0023b888c6a346252dbfc26fdfdc2da1a4b7c93391f1e88f32cd07fc
-- schema after   bc9adbaa2812d503a09bc064b3a83739d66d941824287138017b02a371f3de10

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE ONLY public.file ALTER COLUMN kind SET STORAGE EXTENDED;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: stored_otherwise, contract (2 of 2)
--
--   alter column public.file.body: type
--   alter column public.file.name: type
--   alter column public.file.kind: type
--   alter setting public.file.column name storage: definition
--
-- data loss    LOW: values may be rounded or refused by a cast in public.file
-- blocking     LONG: public.file ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.file
-- schema before  bc9adbaa2812d503a09bc064b3a83739d66d941824287138017b02a371f3de10
-- schema after   dc137f3c1d0c443c198c6a4b510a7110eace269498837f272ffe39060e472022

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE ONLY public.file ALTER COLUMN body SET COMPRESSION default;
ALTER TABLE ONLY public.file ALTER COLUMN body SET STORAGE EXTENDED;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."file" ALTER COLUMN "body" TYPE varchar(80);
ALTER TABLE ONLY public.file ALTER COLUMN body SET COMPRESSION pglz;
ALTER TABLE ONLY public.file ALTER COLUMN body SET STORAGE EXTERNAL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE ONLY public.file ALTER COLUMN name SET STORAGE EXTENDED;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."file" ALTER COLUMN "name" TYPE varchar(80);
ALTER TABLE ONLY public.file ALTER COLUMN name SET STORAGE EXTERNAL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."file" ALTER COLUMN "kind" TYPE varchar(80);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."file" ("body", "name", "kind");
COMMIT;
