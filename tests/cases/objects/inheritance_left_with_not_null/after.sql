CREATE TABLE animal (kind integer PRIMARY KEY); CREATE TABLE bird (wings integer, kind integer);
