CREATE TABLE "Apple" (id integer CONSTRAINT "Apple_pkey" PRIMARY KEY);
CREATE TABLE "Pear" (id integer CONSTRAINT "Pear_pkey" PRIMARY KEY);
CREATE TABLE "_mix" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_mix_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_mix_B_index" ON "_mix"("B");
