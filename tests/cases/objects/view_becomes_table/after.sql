CREATE TABLE thing (id integer PRIMARY KEY);
CREATE VIEW item AS SELECT id FROM thing;
