CREATE EXTENSION pg_trgm;
CREATE EXTENSION citext;
CREATE TABLE item (id integer PRIMARY KEY, code citext DEFAULT 'a'::citext, title text, CHECK (code <> 'x'));
CREATE INDEX item_title ON item USING gin (title gin_trgm_ops);
CREATE VIEW codes AS SELECT code FROM item WHERE code = 'y';
CREATE FUNCTION same(one citext) RETURNS citext LANGUAGE sql AS 'SELECT $1';
