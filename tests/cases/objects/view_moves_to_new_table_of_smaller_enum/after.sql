CREATE TYPE state AS ENUM ('open');
CREATE TABLE gate (id integer PRIMARY KEY, width integer, state state NOT NULL);
CREATE VIEW doors AS SELECT id FROM gate;
