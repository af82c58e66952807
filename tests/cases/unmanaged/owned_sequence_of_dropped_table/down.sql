-- ===== 3_contract =====

-- lockstep rollback: owned_sequence_of_dropped_table, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table is restored empty
-- undoes       migration.sql, sha256 4b06335e3d324cd09693461f4e8a0dd4dd9d95f0666ae195d4fd78226178eae9
-- schema before  f3bad0562171e8d9556466e59acf8b51beba4ceae7068ca76a4faf1b79ad9d4b
-- schema after   8276a35898e32e968d042394d8f45ad1b90f7ebdb1074bc47d69b3c1e32191ec

BEGIN;
CREATE TABLE "public"."T" (
  "id" integer NOT NULL,
  "a" bigint,
  "b" integer,
  CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: owned_sequence_of_dropped_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 cc2f0208f38d593159ce4c8bb79c2e4daffd710d0975a9cc7feacc78dd562906
-- schema before  8276a35898e32e968d042394d8f45ad1b90f7ebdb1074bc47d69b3c1e32191ec
-- schema after   3486c7b4fc08834942eb6333f3a3352b8fc1a16677e912307b7c737a5994296e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."T"'::regclass AND s.oid = '"public"."s"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."s"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE public.s OWNED BY public."T".a;
COMMIT;
