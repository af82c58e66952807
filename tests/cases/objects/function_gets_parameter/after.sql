CREATE FUNCTION price(amount integer, tax integer DEFAULT 3, tip integer DEFAULT 0) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT amount + tax + tip';
CREATE TABLE item (id integer PRIMARY KEY, cost integer DEFAULT price(1));
CREATE VIEW dear AS SELECT id FROM item WHERE price(id) > 100;
