CREATE TABLE named (id integer PRIMARY KEY, name text);
CREATE TABLE noted (note text, at date);
CREATE TABLE silent (id integer PRIMARY KEY, name text);
ALTER TABLE silent REPLICA IDENTITY NOTHING;
CREATE TABLE unsent (note text);
CREATE PUBLICATION changes FOR TABLE named, noted, silent;
CREATE PUBLICATION additions FOR TABLE unsent WITH (publish = 'insert');
