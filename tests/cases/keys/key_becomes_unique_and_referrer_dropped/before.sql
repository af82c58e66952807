CREATE TABLE item (id integer PRIMARY KEY, number integer NOT NULL);
CREATE TABLE part (id integer PRIMARY KEY, item integer REFERENCES item);
