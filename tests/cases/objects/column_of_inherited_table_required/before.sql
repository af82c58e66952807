CREATE TABLE place (id integer PRIMARY KEY, size integer);
CREATE TABLE town (mayor text, size integer DEFAULT 5) INHERITS (place);
