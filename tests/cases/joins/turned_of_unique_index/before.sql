CREATE TABLE "Apple" (id integer CONSTRAINT "Apple_pkey" PRIMARY KEY);
CREATE TABLE "Pear" (id integer CONSTRAINT "Pear_pkey" PRIMARY KEY);
CREATE TABLE "_mix" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_mix_A_fkey" FOREIGN KEY ("A") REFERENCES "Apple"(id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_mix_B_fkey" FOREIGN KEY ("B") REFERENCES "Pear"(id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "_mix_AB_unique" ON "_mix"("A", "B");
CREATE INDEX "_mix_B_index" ON "_mix"("B");
