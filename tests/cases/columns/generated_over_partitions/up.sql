-- ===== 3_contract =====

-- lockstep migration: generated_over_partitions, contract (1 of 1)
--
--   alter column public.reading.doubled: type
--
-- data loss    NONE
-- blocking     LONG: public.reading ACCESS EXCLUSIVE (rewrite), public.reading_1 SHARE (index)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  494e12821443bab7ddd7c6f8a28d9dfbb71e1f3d145c57a9a9313d6d2b468ce8
-- schema after   212475ae7cc4e23fa20ed84a2d489f04c5974d288100153981fd3f39efbb2b28

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."reading_doubled";
ALTER TABLE "public"."reading" DROP COLUMN "doubled";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."reading" ADD COLUMN "doubled" bigint GENERATED ALWAYS AS ((value + 2)) STORED;
-- H103 builds an index while writers are locked out
CREATE INDEX reading_1_both ON public.reading_1 USING btree (doubled, value);
-- H103 builds an index while writers are locked out
CREATE INDEX "reading_doubled" ON "public"."reading" ("doubled");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."reading" ("doubled");
COMMIT;
