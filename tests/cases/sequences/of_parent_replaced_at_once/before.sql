CREATE TABLE old (id integer PRIMARY KEY, number integer);
CREATE SEQUENCE number_s OWNED BY old.number;
ALTER TABLE old ALTER number SET DEFAULT nextval('number_s');
CREATE TABLE child (extra integer) INHERITS (old);
