-- lockstep migration: view_moves_to_new_table_of_smaller_enum
--
--   drop table public.door
--   alter enum public.state: values
--   create table public.gate
--   alter view public.doors: definition
--
-- data loss    HIGH: table dropped (public.door)
-- blocking     BRIEF: public.door ACCESS EXCLUSIVE, public.doors ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: DropObject on public.doors
-- schema before  2665a450a277f46ddd2923621146e8160ce2bb6263fdd2dc3f27c9e017fec39a
-- schema after   ada969281b275e241ebcf74f189512fbae91da139399c874a4c049c620cf262b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H401 old application code stops working
DROP VIEW public.doors;
-- H202 drops a table
DROP TABLE "public"."door";
-- H203 removes an enum value
DO $lockstep$
BEGIN
END
$lockstep$;
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('open');
DROP TYPE "public"."state_old";
CREATE TABLE "public"."gate" (
  "sizes" bigint[],
  "state" "public"."state" NOT NULL,
  CONSTRAINT "gate_pkey" PRIMARY KEY ("state")
);
CREATE VIEW public.doors AS
 SELECT gate.sizes
   FROM public.gate
  WHERE (gate.sizes IS NOT NULL);
COMMIT;
