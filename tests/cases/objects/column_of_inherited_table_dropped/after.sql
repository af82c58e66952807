CREATE TABLE place (id integer PRIMARY KEY);
CREATE TABLE town (mayor text, name text, note text) INHERITS (place);
CREATE VIEW towns AS SELECT name FROM town;
