CREATE TABLE named (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE noted (note text NOT NULL, at date);
CREATE TABLE silent (id integer PRIMARY KEY, name text NOT NULL);
ALTER TABLE silent REPLICA IDENTITY NOTHING;
CREATE TABLE unsent (note text NOT NULL);
CREATE PUBLICATION changes FOR TABLE named, noted, silent;
CREATE PUBLICATION additions FOR TABLE unsent WITH (publish = 'insert');
