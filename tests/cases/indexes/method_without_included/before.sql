CREATE TABLE "Item" (
  "id" integer NOT NULL,
  "name" text NOT NULL,
  "price" integer NOT NULL,
  CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Item_name_idx" ON "Item" ("name" DESC NULLS LAST) INCLUDE ("price");
