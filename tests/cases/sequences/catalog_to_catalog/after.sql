CREATE SEQUENCE fresh AS integer;
CREATE TABLE item (id integer PRIMARY KEY);
