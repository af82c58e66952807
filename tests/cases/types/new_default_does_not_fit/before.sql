CREATE TABLE item (id integer PRIMARY KEY, code integer NOT NULL);
