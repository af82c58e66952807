-- ===== 3_contract =====

-- lockstep rollback: required_with_default_in_foreign_key, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 4307f78b530724e827d067c76597a19a2451f4021bfc49e0b3aac51589c3f9e9
-- schema before  c2a18d2f9e662a6165e2072fa60d2447c100c27a4cd362cbbb15a913d5c3184d
-- schema after   8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ALTER COLUMN "owner" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: required_with_default_in_foreign_key, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 bd70e3f23caaba5e9b70cda84ee603146b8cd1a5dd08c7c6ea43b4290c5fe0fc
-- schema before  8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1
-- schema after   8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: required_with_default_in_foreign_key, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 099d2622a50147b241ddad111674a5b041d4288925a2fba1a567fbefc7c95bbe
-- schema before  8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1
-- schema after   1717ed21093d1cbe5d804b7eadccb77d8be2caff9c0874b337b670e6618365ca

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_owner_fkey";
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_owner_fkey" FOREIGN KEY ("owner") REFERENCES "public"."User" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_owner_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ALTER COLUMN "owner" DROP DEFAULT;
COMMIT;
