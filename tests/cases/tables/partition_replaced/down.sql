-- ===== 3_contract =====

-- lockstep rollback: partition_replaced, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the partition is restored empty
-- undoes       migration.sql, sha256 e9c36b2e7af90514417cc56c4ab1c55106783d18a33603e9646306a3ef5673dd
-- schema before  a6791ca9852389ff3dcfc8b83ebf6682fd293ef8e7f82f6b50a635ee265693ce
-- schema after   b8452526c5fb6936e019986822ed10d30a515f3b054936bc229bad5e09f44f65

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."t_two" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."t_two") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."t_two" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
ALTER TABLE public.t DETACH PARTITION public.t_two;
DROP TABLE public.t_two;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: partition_replaced, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ac270bd4a14928259588feebed1e9b85a7cc1a473eee51bcf69221464192e3da
-- schema before  b8452526c5fb6936e019986822ed10d30a515f3b054936bc229bad5e09f44f65
-- schema after   1a1d9601ac1efbadeb9ee5722dc85fd045701cb9a89e2838cbc25905b989c19b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.t_1 ALTER COLUMN v SET DEFAULT 'one'::text;
COMMIT;
