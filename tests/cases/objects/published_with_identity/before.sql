CREATE TABLE named (id integer PRIMARY KEY, name text);
CREATE TABLE full_rows (note text, at date);
ALTER TABLE full_rows REPLICA IDENTITY FULL;
CREATE TABLE unsent (note text);
CREATE PUBLICATION changes FOR TABLE named, full_rows;
CREATE PUBLICATION additions FOR TABLE unsent WITH (publish = 'insert');
