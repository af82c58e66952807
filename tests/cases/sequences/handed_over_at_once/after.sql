CREATE SEQUENCE number AS integer;
CREATE TABLE receipt (id integer PRIMARY KEY, number integer NOT NULL DEFAULT nextval('number'));
ALTER SEQUENCE number OWNED BY receipt.number;
