CREATE TABLE item (id integer PRIMARY KEY, price integer, amount integer,
  CONSTRAINT changed CHECK (price > 0), CONSTRAINT dropped CHECK (amount < 1000));
