CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
CREATE UNIQUE INDEX one_open ON "T" (c, id) WHERE b IS NULL;
