CREATE TABLE named (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE full_rows (note text NOT NULL, at date);
ALTER TABLE full_rows REPLICA IDENTITY FULL;
CREATE TABLE unsent (note text NOT NULL);
CREATE PUBLICATION changes FOR TABLE named, full_rows;
CREATE PUBLICATION additions FOR TABLE unsent WITH (publish = 'insert');
