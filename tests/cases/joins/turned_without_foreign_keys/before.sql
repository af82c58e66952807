CREATE TABLE "Apple" (id integer CONSTRAINT "Apple_pkey" PRIMARY KEY);
CREATE TABLE "Pear" (id integer CONSTRAINT "Pear_pkey" PRIMARY KEY);
CREATE TABLE "_AppleToPear" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_AppleToPear_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_AppleToPear_B_index" ON "_AppleToPear"("B");
