-- ===== 3_contract =====

-- lockstep migration: included_beside_referenced, contract (1 of 1)
--
--   alter column public.part.code: type
--
-- data loss    NONE
-- blocking     LONG: public.part ACCESS EXCLUSIVE (rewrite); BRIEF: public.use ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.part
-- schema before  3885dd908cc2bec4db41789f0162e69ac990d1ae3fc2f06aecbe278830f73c03
-- schema after   b270aa65c442d5c1693e6fb7b318d214b9cbc0a47b2afbff1f76ce348ac88c41

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."use" DROP CONSTRAINT "of_part";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."part" ALTER COLUMN "code" TYPE text;
ALTER TABLE "public"."use" ADD CONSTRAINT "of_part" FOREIGN KEY ("number") REFERENCES "public"."part" ("number") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."use" VALIDATE CONSTRAINT "of_part";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."part" ("code");
COMMIT;
