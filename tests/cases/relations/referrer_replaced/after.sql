CREATE TYPE "seat_row" AS ENUM ('front', 'exit row');
CREATE TABLE "ticket" (
  "place" "seat_row" NOT NULL,
  PRIMARY KEY ("place")
);
CREATE TABLE "seat" (
  "place" "seat_row" NOT NULL,
  PRIMARY KEY ("place")
);
ALTER TABLE "ticket" ADD CONSTRAINT "sits_on" FOREIGN KEY ("place") REFERENCES "seat" ("place") ON DELETE RESTRICT ON UPDATE CASCADE;
