CREATE TYPE state AS ENUM ('open');
CREATE TABLE gate (sizes bigint[], state state PRIMARY KEY);
CREATE VIEW doors AS SELECT sizes FROM gate WHERE sizes IS NOT NULL;
