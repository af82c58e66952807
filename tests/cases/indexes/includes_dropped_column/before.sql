CREATE TABLE "Item" (id integer PRIMARY KEY, code text NOT NULL, note text, gone boolean);
CREATE INDEX by_code ON "Item" (code) INCLUDE (note);
CREATE INDEX present ON "Item" (id, code) WHERE gone IS NOT TRUE;
