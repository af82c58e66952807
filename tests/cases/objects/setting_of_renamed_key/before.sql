CREATE TABLE "Item" (number bigint PRIMARY KEY, "number n_distinct" integer);
ALTER TABLE "Item" ALTER COLUMN number SET (n_distinct = 5);
ALTER TABLE "Item" ALTER COLUMN number SET STATISTICS 300;
COMMENT ON COLUMN "Item"."number n_distinct" IS 'of another column';
