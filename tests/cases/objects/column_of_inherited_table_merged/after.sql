CREATE TABLE place (id integer PRIMARY KEY, name text);
CREATE TABLE town (name text DEFAULT $$here$$) INHERITS (place);
