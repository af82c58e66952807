CREATE SCHEMA old_shop;
CREATE TABLE old_shop.item (id integer PRIMARY KEY);
