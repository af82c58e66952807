CREATE TYPE spot AS (x integer, "the y" text COLLATE "C");
CREATE TABLE place (id integer PRIMARY KEY, at spot, seen spot[]);
