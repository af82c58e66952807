-- ===== 3_contract =====

-- lockstep rollback: cyclic_tables_dropped, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the table comes back empty
-- undoes       migration.sql, sha256 c035ad80d4fbe16219ca54b9e8357368000f9a406222d9c3f646853ed5d9337b
-- schema before  a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3
-- schema after   4ca90e084f1a6471710366909c65351b3eea5551a3424f09b8b394c9b588dd00

BEGIN;
SET LOCAL row_security = off;
CREATE TABLE "public"."User" (
  "id" integer NOT NULL,
  "favoriteId" integer,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "User_favoriteId_key" ON "public"."User" ("favoriteId");
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."User" ADD CONSTRAINT "User_favoriteId_fkey" FOREIGN KEY ("favoriteId") REFERENCES "public"."Post" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
