CREATE TABLE silent (id integer PRIMARY KEY, name text);
ALTER TABLE silent REPLICA IDENTITY NOTHING;
CREATE TABLE named (id integer PRIMARY KEY);
CREATE PUBLICATION changes FOR TABLE named, silent;
CREATE PUBLICATION additions FOR ALL TABLES WITH (publish = 'insert');
