CREATE TABLE fresh (id integer PRIMARY KEY, number integer);
CREATE SEQUENCE number_s OWNED BY fresh.number;
ALTER TABLE fresh ALTER number SET DEFAULT nextval('number_s');
CREATE TABLE child (extra integer) INHERITS (fresh);
