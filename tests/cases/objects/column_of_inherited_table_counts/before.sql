CREATE TABLE place (id integer PRIMARY KEY);
CREATE TABLE town (mayor text) INHERITS (place);
