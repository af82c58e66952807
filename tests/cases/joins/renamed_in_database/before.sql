CREATE TABLE "House" (id integer CONSTRAINT "House_pkey" PRIMARY KEY);
CREATE TABLE "Tag" (id integer CONSTRAINT "Tag_pkey" PRIMARY KEY);
CREATE TABLE "_HouseToTag" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_HouseToTag_AB_pkey" PRIMARY KEY ("A", "B"),
  CONSTRAINT "_HouseToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "House"(id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_HouseToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag"(id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "_HouseToTag_B_index" ON "_HouseToTag"("B");
