CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
ALTER TABLE "T" ADD d integer;
CREATE STATISTICS st ON b, c, d FROM "T";
CREATE STATISTICS sum_of (mcv) ON b, c, (b + c) FROM "T";
CREATE STATISTICS alone ON (c + 1) FROM "T";
