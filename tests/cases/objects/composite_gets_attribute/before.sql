CREATE TYPE spot AS (x integer);
CREATE TABLE place (id integer PRIMARY KEY, at spot, seen spot[]);
