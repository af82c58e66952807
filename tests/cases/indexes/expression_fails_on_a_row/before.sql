CREATE TABLE number (id integer PRIMARY KEY);
