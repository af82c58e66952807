CREATE DOMAIN code AS text CONSTRAINT not_x CHECK (VALUE <> 'x');
CREATE DOMAIN short_code AS code;
CREATE TABLE item (id integer PRIMARY KEY, code code NOT NULL);
CREATE TABLE part (id integer PRIMARY KEY, code short_code, number integer NOT NULL DEFAULT 1);
