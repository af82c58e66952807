-- ===== 3_contract =====

-- lockstep rollback: filled_after_list_beside_renamed_key, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored; which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2777 and last 2032 bytes, sha256 91db7bedc8c4a5ff9d8dc57c24eb51706344a48ca81bc145f688873180578f4d
-- schema before  febb8ca98e7244e65f475eed1da6fce2592754c855b3354b7e7c8e1237f7422a
-- schema after   002fc1e81877f390088394aec87803bc73b3f226d486ab860d91354f3e9d3ca9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "roles" DROP NOT NULL;
-- H401 old application code stops working
ALTER TABLE "public"."Account" RENAME COLUMN "id" TO "number";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "roles" TYPE "public"."Role"[] USING (CASE WHEN "roles" IS NULL THEN NULL ELSE ARRAY["roles"]::text[]::"public"."Role"[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("roles");
COMMIT;
