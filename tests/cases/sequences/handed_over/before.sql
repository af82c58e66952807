CREATE SEQUENCE number AS integer;
CREATE TABLE invoice (id integer PRIMARY KEY DEFAULT nextval('number'));
CREATE TABLE receipt (id integer PRIMARY KEY, number integer NOT NULL DEFAULT 0);
ALTER SEQUENCE number OWNED BY invoice.id;
