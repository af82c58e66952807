-- ===== 3_contract =====

-- lockstep rollback: referrer_replaced, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 e7e7a285a0475724b68bf856a6ae5f0c7ca180462ef3e8e64f95059868dcaa99
-- schema before  9a34fe050e0c77d8c0082e8eed67d7e09d063a4a816bfebf34f98ede5a9eb0eb
-- schema after   010905f612343d25f471e908afbdc723c3e31a2018d5c1308854ec61bbdb878c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."flight" (
  "place" "public"."seat_row" NOT NULL,
  CONSTRAINT "flight_pkey" PRIMARY KEY ("place")
);
ALTER TABLE "public"."flight" ADD CONSTRAINT "sits_on" FOREIGN KEY ("place") REFERENCES "public"."seat" ("place") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: referrer_replaced, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 e553858b9a28777d4e012b5ab3383ccc26696296431073df7a61be56b91c7194
-- schema before  010905f612343d25f471e908afbdc723c3e31a2018d5c1308854ec61bbdb878c
-- schema after   d34b7c5fd6b7c941a647cd20fd35dbc0072aa80e73a8430a85885eb3b6339339

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."ticket") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."ticket" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" DROP CONSTRAINT "sits_on";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."ticket" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."ticket") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."ticket" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."ticket";
COMMIT;
