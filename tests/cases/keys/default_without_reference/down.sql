-- ===== 3_contract =====

-- lockstep rollback: default_without_reference, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 c0bc9e236a557124cedd5ff15e1f413012c89a6fc6fc3725a59b2822fcad745c
-- schema before  e5c8cba0fec57da601deb9b6f8b426c9bd30d460a866c37193c54f76ebbfded5
-- schema after   9ff0f2198346de26b0831b4072c76693a5db572c49e0cc64842cc866ea162cd3

BEGIN;
CREATE TABLE "public"."City" (
  "name" text NOT NULL,
  CONSTRAINT "City_pkey" PRIMARY KEY ("name")
);
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: default_without_reference, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 75951fbc3466628c179cf26ec24f86fc211a4620d42c27d6d68e5097464b33f6
-- schema before  9ff0f2198346de26b0831b4072c76693a5db572c49e0cc64842cc866ea162cd3
-- schema after   5350518b397248790fa52f614a695436d2d05a32c3fb7f6adc4e83f8493dd55c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" ALTER COLUMN "city" DROP DEFAULT;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" ADD CONSTRAINT "Person_city_fkey" FOREIGN KEY ("city") REFERENCES "public"."City" ("name") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Person" VALIDATE CONSTRAINT "Person_city_fkey";
COMMIT;
