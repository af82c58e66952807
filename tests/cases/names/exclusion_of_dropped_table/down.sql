-- ===== 3_contract =====

-- lockstep rollback: exclusion_of_dropped_table, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 ce9f58c477126e6339e54559025160fb058df95f5d92ba2a37fd758341be0650
-- schema before  5e2e28dc9b742cbe42acd434da987757f273b0df653e773cebd3955d29d136a7
-- schema after   39f378d9d9dedf8c564e901dc68e1415d3d49e8db860ace063af57abb5338f31

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: exclusion constraint public.booking.one_a_day
ALTER TABLE public.booking DROP CONSTRAINT one_a_day;
CREATE TABLE "public"."old_booking" (
  "day" date NOT NULL,
  CONSTRAINT "old_booking_pkey" PRIMARY KEY ("day")
);
ALTER TABLE public.old_booking ADD CONSTRAINT one_a_day EXCLUDE USING btree (day WITH =);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: exclusion_of_dropped_table, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 e7f408ed69f3f74f9e06157750589f61cea91b0b033ad411e54ef34ab775fd50
-- schema before  39f378d9d9dedf8c564e901dc68e1415d3d49e8db860ace063af57abb5338f31
-- schema after   9488069ffc726bf651e5e19a5f8b88d09b8dac36347f6b42dadfc03f248ab73a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."booking" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."booking") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."booking" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."booking";
COMMIT;
