-- ===== 3_contract =====

-- lockstep rollback: generated_under_keys, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 a02e8d1e7f7d12ca6ee67d55133986a8f4a8674de2b906cbb9267c1be0226258
-- schema before  6cd92a55740e36375d1e49ea00d1bc18c2942442eb0fae04df83c9fef76ff94c
-- schema after   ae3c39d09c12218c5277e6c2508a6b4b9d5d6b0b2e74e7cdade3247b4115abec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."used" DROP CONSTRAINT "used_code_fkey";
ALTER TABLE "public"."code" DROP CONSTRAINT "code_other_fkey";
ALTER TABLE "public"."code" DROP CONSTRAINT "code_pkey";
ALTER TABLE "public"."code" DROP COLUMN "full_code";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."code" ADD COLUMN "full_code" integer NOT NULL GENERATED ALWAYS AS ((part + 2)) STORED;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."code" ADD CONSTRAINT "code_pkey" PRIMARY KEY ("full_code");
ALTER TABLE "public"."used" ADD CONSTRAINT "used_code_fkey" FOREIGN KEY ("code") REFERENCES "public"."code" ("full_code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
ALTER TABLE "public"."code" ADD CONSTRAINT "code_other_fkey" FOREIGN KEY ("other") REFERENCES "public"."code" ("full_code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."used" VALIDATE CONSTRAINT "used_code_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."code" VALIDATE CONSTRAINT "code_other_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."code" ("full_code");
COMMIT;
