CREATE TYPE "seat_row" AS ENUM ('front', 'exit row');
CREATE TABLE "flight" (
  "place" "seat_row" NOT NULL,
  PRIMARY KEY ("place")
);
CREATE TABLE "seat" (
  "place" "seat_row" NOT NULL,
  PRIMARY KEY ("place")
);
ALTER TABLE "flight" ADD CONSTRAINT "sits_on" FOREIGN KEY ("place") REFERENCES "seat" ("place") ON DELETE RESTRICT ON UPDATE CASCADE;
