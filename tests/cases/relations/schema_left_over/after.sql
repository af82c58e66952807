CREATE SCHEMA shop;
CREATE TABLE shop.item (id integer PRIMARY KEY);
