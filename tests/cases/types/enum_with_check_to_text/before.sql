-- Without its cast, which the server takes away once the column is text, the check would not find its way back.
CREATE TYPE "Status" AS ENUM ('NEW', 'OLD');
CREATE TABLE "Item" (id integer PRIMARY KEY, status "Status" NOT NULL);
ALTER TABLE "Item" ADD CONSTRAINT "Item_status_check" CHECK (status::text <> 'OLD');
