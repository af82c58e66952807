CREATE TABLE place (id integer PRIMARY KEY, number serial);
CREATE TABLE town (mayor text) INHERITS (place);
