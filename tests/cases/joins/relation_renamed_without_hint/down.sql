-- ===== 3_contract =====

-- lockstep rollback: relation_renamed_without_hint, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 ae27d7cf602c1ae97e107afda27822249c72062026836bb0e1488fc7729fc068
-- schema before  029b3b5f63903119b2c56236abcb6c4dcc1307e6e58baf1f2e87cb3c1abef016
-- schema after   a756a7b981d0800c756bd4745b54a56ac88fda791d55bf7e3af21d8fb5472607

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."_mix" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_mix_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_mix_B_index" ON "public"."_mix" ("B");
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Pear" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Apple" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: relation_renamed_without_hint, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 d586ec5e7b253622e9d5d32a53fbfa3e4b1cc3ca0921a70a02c788eff9758021
-- schema before  a756a7b981d0800c756bd4745b54a56ac88fda791d55bf7e3af21d8fb5472607
-- schema after   d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_mixed") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_mixed" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mixed" DROP CONSTRAINT "_mixed_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_mixed" DROP CONSTRAINT "_mixed_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."_mixed" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_mixed") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_mixed" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."_mixed";
COMMIT;
