CREATE DOMAIN code AS text CONSTRAINT not_x CHECK (VALUE <> 'x');
CREATE TABLE item (id integer PRIMARY KEY, code code NOT NULL);
