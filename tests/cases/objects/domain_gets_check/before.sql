CREATE DOMAIN code AS text;
CREATE DOMAIN short_code AS code;
CREATE TABLE item (id integer PRIMARY KEY, code code NOT NULL);
CREATE TABLE part (id integer PRIMARY KEY, code short_code);
