CREATE TABLE "Item" (id integer PRIMARY KEY);
