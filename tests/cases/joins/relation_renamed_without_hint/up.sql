-- ===== 1_expand =====

-- lockstep migration: relation_renamed_without_hint, expand (1 of 2)
--
--   create table public._mixed
--
-- data loss    NONE
-- blocking     BRIEF: public.Apple SHARE ROW EXCLUSIVE, public.Pear SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed
-- schema after   a756a7b981d0800c756bd4745b54a56ac88fda791d55bf7e3af21d8fb5472607

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."_mixed" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_mixed_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_mixed_B_index" ON "public"."_mixed" ("B");
ALTER TABLE "public"."_mixed" ADD CONSTRAINT "_mixed_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Apple" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."_mixed" ADD CONSTRAINT "_mixed_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Pear" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: relation_renamed_without_hint, contract (2 of 2)
--
--   drop table public._mix
--
-- data loss    HIGH: table dropped (public._mix)
-- blocking     BRIEF: public.Apple ACCESS EXCLUSIVE, public.Pear ACCESS EXCLUSIVE, public._mix ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  a756a7b981d0800c756bd4745b54a56ac88fda791d55bf7e3af21d8fb5472607
-- schema after   029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_B_fkey";
-- H202 drops a table
DROP TABLE "public"."_mix";
COMMIT;
