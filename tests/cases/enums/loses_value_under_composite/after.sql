CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE state AS (feels mood, since date);
CREATE TABLE person (id integer PRIMARY KEY, feels mood, state state);
