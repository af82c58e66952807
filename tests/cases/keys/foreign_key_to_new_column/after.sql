CREATE TABLE people (number bigserial PRIMARY KEY, name text);
CREATE TABLE orders (id integer PRIMARY KEY, person bigint NOT NULL REFERENCES people (number));
