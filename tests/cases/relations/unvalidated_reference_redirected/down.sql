-- ===== 3_contract =====

-- lockstep rollback: unvalidated_reference_redirected, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 8313a0e47c9629a288ff6122bad1a26aa62d0c36fdadc5a92b7135eab9f055cb
-- schema before  cc86bda360e292b027af15b76d60251b748528847fe39c15b1f29f2a829f4027
-- schema after   7cd7a09ab85c24a02669b6fdf1deb7da1dfacd019ab19c7d4cd39333fa29af32

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."guide" ADD COLUMN "rank" serial NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."guide" ("rank");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: unvalidated_reference_redirected, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 4f10a8ec56bb119944ce4e693053eb2ef65877a15524ccd9eaa52cb29734b35d
-- schema before  7cd7a09ab85c24a02669b6fdf1deb7da1dfacd019ab19c7d4cd39333fa29af32
-- schema after   48eb5d4bd110d7d9a2f4ef58e30b1bd672ea7fddd39e432192cba9ce9f65dbe4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."tour" DROP CONSTRAINT "tour_guide";
ALTER TABLE "public"."tour" ADD CONSTRAINT "tour_guide" FOREIGN KEY ("id") REFERENCES "public"."guide" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."venue" ADD CONSTRAINT "venue_annex" FOREIGN KEY ("annex") REFERENCES "public"."venue" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."venue" VALIDATE CONSTRAINT "venue_annex";
COMMIT;
