CREATE TABLE orders (id integer PRIMARY KEY, amount integer);
CREATE TABLE old_orders (id integer PRIMARY KEY);
CREATE FUNCTION orders_paid() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(amount) FROM orders';
CREATE FUNCTION old_orders_paid() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM old_orders';
