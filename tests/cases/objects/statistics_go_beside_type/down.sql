-- ===== 3_contract =====

-- lockstep rollback: statistics_go_beside_type, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 8395e1ed37ee2f493155181bd3f3519bee1e369202d7090428abc7e8e00504a7
-- schema before  f71cc592bd057951894d69544dbeb8ce286750ce7f3c447d1ec1b18c959a636e
-- schema after   b50b37a137917bdf904a3d0a7defe589ad4705664319e8d15b908f7b94974e9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."event" ALTER COLUMN "at" TYPE text USING ("at"::text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."event" ("at");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: statistics_go_beside_type, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a2b5878774ca726f7b6f84862ca364e528833b96e772cf2cd2b32cc816d5f72d
-- schema before  b50b37a137917bdf904a3d0a7defe589ad4705664319e8d15b908f7b94974e9f
-- schema after   8f9538f79f2db25e710bc6161f50c316649c4f49cbe27b2b6029777ca5e8aac5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE STATISTICS public.event_at ON at, (at IS NULL) FROM public.event;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."event" ("at");
COMMIT;
