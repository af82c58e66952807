-- ===== 3_contract =====

-- lockstep rollback: reference_goes_beside_renamed_target, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 f13c7ccdd52a63a32d731045c34a35f5a19a00f0a98c376abc16dedd83d7b3a8
-- schema before  70dfe27c7d3860daaddfe8a5bea6cc73cc0655790a8e6ae102eab0b1c9aceb20
-- schema after   4c5fa39aca3678cf7ed987f7f45f8455a4a57698c93504c500d6fda8768ff30b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" ADD CONSTRAINT "Pet_id_fkey" FOREIGN KEY ("id") REFERENCES "public"."Owner" ("code") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Pet" VALIDATE CONSTRAINT "Pet_id_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Owner" RENAME COLUMN "code" TO "id";
COMMIT;
