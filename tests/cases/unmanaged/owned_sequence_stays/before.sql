CREATE SEQUENCE s;
CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, a bigint, b integer);
ALTER SEQUENCE s OWNED BY "T".a;
