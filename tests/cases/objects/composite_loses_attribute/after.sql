CREATE TYPE spot AS (x integer);
CREATE TABLE place (id integer PRIMARY KEY, at spot);
CREATE VIEW wide AS SELECT (at).x FROM place;
