CREATE TABLE "Shop" (id integer PRIMARY KEY, code text NOT NULL, name text);
CREATE UNIQUE INDEX shop_code ON "Shop" (code) INCLUDE (name);
CREATE TABLE "Sale" (id integer PRIMARY KEY, code text, CONSTRAINT of_shop FOREIGN KEY (code) REFERENCES "Shop" (code));
