CREATE TABLE notes (id integer PRIMARY KEY, body text COLLATE "C", title bytea);
