CREATE DOMAIN code AS text CONSTRAINT not_x CHECK (VALUE <> 'y');
CREATE TABLE item (id integer PRIMARY KEY, code code NOT NULL);
