CREATE TABLE place (id integer PRIMARY KEY);
CREATE TABLE town (mayor text) INHERITS (place);
CREATE TABLE city (PRIMARY KEY (id)) INHERITS (town);
