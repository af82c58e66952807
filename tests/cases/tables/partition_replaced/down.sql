-- ===== 3_contract =====

-- lockstep rollback: partition_replaced, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the partition is restored empty
-- undoes       migration.sql, sha256 c1520030cd66aea94aae9a15cb8b7b08f09bad95bbeac565d837c619a893502f
-- schema before  df510c35e27bdbede87aefab10e9ea122324a0c24667060fc0722c6ee9c708a3
-- schema after   c3e605ea5055ca294ffe5fa886cd4b422551b4a155072b2b75a891469dce6475

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
-- undoes       migration.sql, sha256 03aee5c1e330f14b505abf5f5bc4d9b36ba55d85f552c531759d5b85c963101e
-- schema before  c3e605ea5055ca294ffe5fa886cd4b422551b4a155072b2b75a891469dce6475
-- schema after   043d314ae81741cbb4100138ea0d936a4fe379d3040c101132186210d56517c8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.t_1 ALTER COLUMN v SET DEFAULT 'one'::text;
COMMIT;
