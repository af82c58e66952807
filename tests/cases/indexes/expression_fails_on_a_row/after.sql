CREATE TABLE number (id integer PRIMARY KEY);
CREATE INDEX number_next ON number ((id + 1));
