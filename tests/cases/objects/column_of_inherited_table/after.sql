CREATE TABLE place (id integer PRIMARY KEY, name text);
CREATE TABLE town (mayor text) INHERITS (place);
