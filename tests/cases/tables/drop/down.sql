-- ===== 3_contract =====

-- lockstep rollback: drop, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 5abcb8868e7ea423592e5dc91640e778f3d29d0ebc4e5e9dec93475a057cd318
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   efc88114f3b50832fb7bb8e86185c7d1e8dbbea2c0f9618150cd049d7366b1cc

BEGIN;
CREATE TABLE "public"."Note" (
  "id" integer NOT NULL,
  "text" text NOT NULL,
  CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Note_text_idx" ON "public"."Note" ("text");
COMMIT;
