CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
CREATE INDEX half ON "T" (c, b) WHERE b > 0;
