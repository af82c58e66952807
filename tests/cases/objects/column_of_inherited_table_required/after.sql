CREATE TABLE place (id integer PRIMARY KEY, size integer NOT NULL DEFAULT 3, at timestamp NOT NULL DEFAULT clock_timestamp());
CREATE TABLE town (mayor text, size integer DEFAULT 5) INHERITS (place);
