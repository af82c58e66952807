-- ===== 3_contract =====

-- lockstep rollback: drop_everything, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 7c1abacb30fa7b026ee62d9a472092271b283d9b54ddef7316b759152899d3d6
-- schema before  a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3
-- schema after   01e8b91e7c06417fadf82cf44c8fed07f29a688be9a3e266d5101da812403d69

BEGIN;
SET LOCAL row_security = off;
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
CREATE TABLE "public"."User" (
  "id" serial NOT NULL,
  "role" "public"."Role" NOT NULL,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
