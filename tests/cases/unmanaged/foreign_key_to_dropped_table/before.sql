CREATE TABLE "P" (id bigint CONSTRAINT "P_pkey" PRIMARY KEY);
CREATE TABLE "T" (id integer CONSTRAINT "T_pkey" PRIMARY KEY, b integer, c integer);
ALTER TABLE "T" ADD CONSTRAINT by_hand FOREIGN KEY (b) REFERENCES "P" (id);
