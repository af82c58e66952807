CREATE TABLE place (id integer PRIMARY KEY, name text, size integer NOT NULL DEFAULT 3, code integer);
CREATE TABLE town (mayor text, code integer DEFAULT 7) INHERITS (place);
CREATE TABLE city (PRIMARY KEY (id)) INHERITS (town);
