CREATE TYPE state AS ENUM ('open', 'shut');
CREATE TABLE door (id integer PRIMARY KEY, state state NOT NULL);
CREATE VIEW doors AS SELECT id FROM door;
