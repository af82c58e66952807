-- ===== 1_expand =====

-- lockstep migration: referrer_replaced, expand (1 of 2)
--
--   create table public.ticket
--
-- data loss    NONE
-- blocking     BRIEF: public.seat SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  d34b7c5fd6b7c941a647cd20fd35dbc0072aa80e73a8430a85885eb3b6339339
-- schema after   010905f612343d25f471e908afbdc723c3e31a2018d5c1308854ec61bbdb878c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."ticket" (
  "place" "public"."seat_row" NOT NULL,
  CONSTRAINT "ticket_pkey" PRIMARY KEY ("place")
);
ALTER TABLE "public"."ticket" ADD CONSTRAINT "sits_on" FOREIGN KEY ("place") REFERENCES "public"."seat" ("place") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: referrer_replaced, contract (2 of 2)
--
--   drop table public.flight
--
-- data loss    HIGH: table dropped (public.flight)
-- blocking     BRIEF: public.flight ACCESS EXCLUSIVE, public.seat ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  010905f612343d25f471e908afbdc723c3e31a2018d5c1308854ec61bbdb878c
-- schema after   9a34fe050e0c77d8c0082e8eed67d7e09d063a4a816bfebf34f98ede5a9eb0eb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."flight" DROP CONSTRAINT "sits_on";
-- H202 drops a table
DROP TABLE "public"."flight";
COMMIT;
