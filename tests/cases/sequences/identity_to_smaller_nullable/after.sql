CREATE TABLE ticket (id integer PRIMARY KEY, place integer);
