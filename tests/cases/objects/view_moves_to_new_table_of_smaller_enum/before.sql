CREATE TYPE state AS ENUM ('open', 'shut');
CREATE TABLE door (sizes bigint[], state state PRIMARY KEY);
CREATE VIEW doors AS SELECT sizes FROM door WHERE sizes IS NOT NULL;
