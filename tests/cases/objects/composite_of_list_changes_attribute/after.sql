CREATE TYPE spot AS (x bigint, y integer);
CREATE TABLE place (id integer PRIMARY KEY, at spot[]);
