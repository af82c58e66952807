-- lockstep rollback: view_moves_to_new_table_of_smaller_enum
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 6f18df6a02dd8febad98f1a5d3956fb95947f01397874a926e332fcdde111f55
-- schema before  ada969281b275e241ebcf74f189512fbae91da139399c874a4c049c620cf262b
-- schema after   2665a450a277f46ddd2923621146e8160ce2bb6263fdd2dc3f27c9e017fec39a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H205 drops an object that is made by its definition: view public.doors
DROP VIEW public.doors;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."gate" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."gate") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."gate" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."gate";
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('open', 'shut');
DROP TYPE "public"."state_old";
CREATE TABLE "public"."door" (
  "sizes" bigint[],
  "state" "public"."state" NOT NULL,
  CONSTRAINT "door_pkey" PRIMARY KEY ("state")
);
CREATE VIEW public.doors AS
 SELECT door.sizes
   FROM public.door
  WHERE (door.sizes IS NOT NULL);
COMMIT;
