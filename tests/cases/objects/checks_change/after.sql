CREATE TABLE item (id integer PRIMARY KEY, price integer, amount integer,
  CONSTRAINT changed CHECK (price >= 0), CONSTRAINT added CHECK (amount > 0));
ALTER TABLE item ADD CONSTRAINT later CHECK (amount > price) NOT VALID;
