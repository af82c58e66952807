CREATE TYPE size AS ENUM ('small', 'large', 'none');
CREATE TABLE thing (id integer PRIMARY KEY, size size);
CREATE TABLE box (lid boolean) INHERITS (thing);
