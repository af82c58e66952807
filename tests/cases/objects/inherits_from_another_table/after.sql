CREATE TABLE creature (id integer PRIMARY KEY, kind integer[]);
CREATE TABLE bird (wings integer) INHERITS (creature);
