-- lockstep migration: values_reordered_direct_with_new_table
--
--   alter enum public.Size: values
--   create table public.Shirt
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version must be gone, the new one starts afterwards
-- schema before  d03085573ce5772f30467a228d7b40db3840b58b1f8ad0acc8ad5c8197b25733
-- schema after   bf9cb9a073664851f7d616c2554f1a87d0203a09d847e0dd5c206306848728af

BEGIN;
SET LOCAL row_security = off;
ALTER TYPE "public"."Size" RENAME TO "Size_old";
CREATE TYPE "public"."Size" AS ENUM ('SMALL', 'LARGE');
DROP TYPE "public"."Size_old";
CREATE TABLE "public"."Shirt" (
  "id" integer NOT NULL,
  "size" "public"."Size" NOT NULL,
  CONSTRAINT "Shirt_pkey" PRIMARY KEY ("id")
);
COMMIT;
