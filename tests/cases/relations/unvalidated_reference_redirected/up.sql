-- ===== 1_expand =====

-- lockstep migration: unvalidated_reference_redirected, expand (1 of 2)
--
--   drop foreign key public.venue.venue_annex
--   alter foreign key public.tour.tour_guide: validated
--
-- data loss    NONE
-- blocking     BRIEF: public.guide ACCESS EXCLUSIVE, public.tour ACCESS EXCLUSIVE, public.venue ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  48eb5d4bd110d7d9a2f4ef58e30b1bd672ea7fddd39e432192cba9ce9f65dbe4
-- schema after   7cd7a09ab85c24a02669b6fdf1deb7da1dfacd019ab19c7d4cd39333fa29af32

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."venue" DROP CONSTRAINT "venue_annex";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."tour" DROP CONSTRAINT "tour_guide";
ALTER TABLE "public"."tour" ADD CONSTRAINT "tour_guide" FOREIGN KEY ("id") REFERENCES "public"."guide" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."tour" VALIDATE CONSTRAINT "tour_guide";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: unvalidated_reference_redirected, contract (2 of 2)
--
--   drop column public.guide.rank
--
-- data loss    HIGH: column dropped in public.guide
-- blocking     BRIEF: public.guide ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7cd7a09ab85c24a02669b6fdf1deb7da1dfacd019ab19c7d4cd39333fa29af32
-- schema after   cc86bda360e292b027af15b76d60251b748528847fe39c15b1f29f2a829f4027

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."guide" DROP COLUMN "rank";
COMMIT;
