CREATE TABLE place (id integer PRIMARY KEY, size integer NOT NULL, name text, note text);
CREATE TABLE town (mayor text, name text) INHERITS (place);
CREATE INDEX town_size ON town (size);
CREATE VIEW towns AS SELECT name FROM town;
