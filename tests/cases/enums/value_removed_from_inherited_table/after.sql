CREATE TYPE size AS ENUM ('small', 'large');
CREATE TABLE thing (id integer PRIMARY KEY, size size);
CREATE TABLE box (lid boolean) INHERITS (thing);
