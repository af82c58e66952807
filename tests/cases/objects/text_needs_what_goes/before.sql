CREATE TABLE "Item" (id integer PRIMARY KEY, price integer NOT NULL);
CREATE VIEW prices AS SELECT id, price FROM "Item";
