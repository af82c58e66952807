CREATE TABLE orders (id integer PRIMARY KEY, paid boolean);
CREATE FUNCTION step() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE items (id integer PRIMARY KEY, place integer DEFAULT step());
CREATE FUNCTION orders_paid() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM orders WHERE paid';
CREATE FUNCTION items_paid() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) + orders_paid() FROM items';
CREATE FUNCTION items_of_orders() RETURNS SETOF text LANGUAGE plpgsql STABLE AS
'DECLARE one items%ROWTYPE; BEGIN FOR one IN SELECT * FROM items LOOP RETURN NEXT one.place; END LOOP; END';
