CREATE SCHEMA x;
CREATE EXTENSION citext SCHEMA x;
CREATE EXTENSION hstore SCHEMA x;
CREATE EXTENSION pg_trgm SCHEMA x;
CREATE TABLE item (id integer PRIMARY KEY, code text, title text, price numeric);
