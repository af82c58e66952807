CREATE TABLE place (id integer PRIMARY KEY);
CREATE TABLE town (name text DEFAULT $$here$$) INHERITS (place);
