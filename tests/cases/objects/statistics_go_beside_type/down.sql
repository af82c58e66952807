-- ===== 3_contract =====

-- lockstep rollback: statistics_go_beside_type, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 d1d6b5c0f9b2add6b5f2001888986979b7c0f471e43b618aaa0b55e76d6563ff
-- schema before  f71cc592bd057951894d69544dbeb8ce286750ce7f3c447d1ec1b18c959a636e
-- schema after   d5bd3c865b9c9244ab404b0beb18933dcde6941fa3b2996caf20675d04a750a6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."event" ALTER COLUMN "at" TYPE timestamp USING ("at"::text::timestamp);
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
-- undoes       migration.sql, sha256 091e9ab62878875b5afa484e54694c032429e04a6bbb3799f343451cf40eaf86
-- schema before  d5bd3c865b9c9244ab404b0beb18933dcde6941fa3b2996caf20675d04a750a6
-- schema after   274a8d419c79e4f535b7ac431298c51e04587f52b55501d2da81f6197e4cfb83

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
