CREATE TABLE "Item" (id integer PRIMARY KEY, code text NOT NULL, "two words" text);
CREATE INDEX "Item_code_idx" ON "Item" (code) INCLUDE ("two words") WHERE code <> 'code' AND "two words" IS NULL;
