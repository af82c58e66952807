CREATE TABLE orders (id integer PRIMARY KEY, amount integer, paid boolean);
CREATE FUNCTION step() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE items (id integer PRIMARY KEY, place integer DEFAULT step());
CREATE FUNCTION count_of_items() RETURNS bigint LANGUAGE sql STABLE AS $$
  -- an order that isn't paid has no items
  SELECT count(*) FROM items /* it's not null */ WHERE place IS NOT NULL
$$;
CREATE FUNCTION count_of_paid() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM orders WHERE E'it\'s' <> '' AND paid
$$;
