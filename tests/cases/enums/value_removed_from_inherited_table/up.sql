-- ===== 3_contract =====

-- lockstep migration: value_removed_from_inherited_table, contract (1 of 1)
--
--   alter enum public.size: values
--
-- data loss    NONE
-- blocking     LONG: public.box ACCESS EXCLUSIVE (rewrite), public.thing ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  12109ad0df695d21281ed3adab3b76ad5f77fd7136943279885431e6a3f33f72
-- schema after   6c828fad0f61797ff884026dede93bb233397cfecbd3b266a18e6009c1ef7212

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."box" WHERE "size"::text IN ('none')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."box"."size"'
      USING HINT = 'move these rows to another value first; the values that go: ''none''';
  END IF;
  IF EXISTS (SELECT FROM "public"."thing" WHERE "size"::text IN ('none')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."thing"."size"'
      USING HINT = 'move these rows to another value first; the values that go: ''none''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."size" RENAME TO "size_old";
CREATE TYPE "public"."size" AS ENUM ('small', 'large');
ALTER TABLE "public"."thing"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."size" USING ("size"::text::"public"."size");
ALTER TABLE ONLY "public"."box" ALTER COLUMN "size" DROP DEFAULT;
DROP TYPE "public"."size_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."box" ("size");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."thing" ("size");
COMMIT;
