CREATE TABLE old (id integer PRIMARY KEY, number integer NOT NULL);
