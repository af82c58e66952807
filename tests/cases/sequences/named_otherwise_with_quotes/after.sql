CREATE SEQUENCE "o%s.t""r";
CREATE TABLE "Weird.t" (id integer PRIMARY KEY, a bigint NOT NULL DEFAULT nextval('"o%s.t""r"'));
ALTER SEQUENCE "o%s.t""r" OWNED BY "Weird.t".a;
