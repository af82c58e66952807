CREATE TABLE item (id integer NOT NULL UNIQUE, number integer PRIMARY KEY);
