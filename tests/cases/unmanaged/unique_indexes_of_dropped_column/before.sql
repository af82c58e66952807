CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
CREATE UNIQUE INDEX one_open ON "T" (c, id) WHERE b IS NULL;
CREATE UNIQUE INDEX c_incl ON "T" (c, id) INCLUDE (b);
CREATE INDEX kept ON "T" (c) WHERE c > 0;
