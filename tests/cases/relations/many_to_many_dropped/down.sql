-- ===== 3_contract =====

-- lockstep rollback: many_to_many_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 85ee055d532c34d334276298f7a3a5765439aeba2f1b830ad26251e9ff41152a
-- schema before  8d03af4ac3e6b2bfc7b468cd4c26eb5777fc589db3500ff0c3c5407e7a074b9f
-- schema after   9761d61e21508ad914814e84a3ebf5a1234605bcb8cc26edac8c21e564b0ae48

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."_PostToTag" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_PostToTag_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_PostToTag_B_index" ON "public"."_PostToTag" ("B");
ALTER TABLE "public"."_PostToTag" ADD CONSTRAINT "_PostToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."_PostToTag" ADD CONSTRAINT "_PostToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;
