CREATE FUNCTION price(amount integer, tax integer DEFAULT 3) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT amount + tax$$;
CREATE TABLE item (id integer PRIMARY KEY, cost integer DEFAULT price(1), CHECK (price(id) > 0));
CREATE VIEW dear AS SELECT id FROM item WHERE price(id) > 100;
