CREATE TABLE people (id bigserial PRIMARY KEY, name text);
CREATE TABLE orders (id integer PRIMARY KEY, person bigint NOT NULL REFERENCES people (id));
