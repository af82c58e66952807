CREATE TABLE notes (id integer PRIMARY KEY, body json, title text COLLATE "C");
