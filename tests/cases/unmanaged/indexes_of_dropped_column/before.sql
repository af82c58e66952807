CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
CREATE INDEX half ON "T" (c) WHERE b > 0;
CREATE INDEX summed ON "T" ((b + c));
CREATE INDEX lasts ON "T" (b NULLS FIRST, c);
CREATE INDEX "b" ON "T" (c) INCLUDE (id);
