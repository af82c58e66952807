-- ===== 3_contract =====

-- lockstep rollback: drop_with_foreign_keys, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 a0975505b8de82be66a9b11b833f7cc53d4e028941c069cf74fe62248b82b305
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   81548f2a0df49db37898fa154cd99fd5b38d294fc1c0b7c762725bd34949b638

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."Comment" (
  "id" integer NOT NULL,
  "postId" integer NOT NULL,
  CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "public"."Comment" ADD CONSTRAINT "Comment_postId_fkey" FOREIGN KEY ("postId") REFERENCES "public"."Post" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
