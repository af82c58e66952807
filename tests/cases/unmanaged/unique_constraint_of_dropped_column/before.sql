CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
ALTER TABLE "T" ADD CONSTRAINT wide UNIQUE (c, id) INCLUDE (b);
