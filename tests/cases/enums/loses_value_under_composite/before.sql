CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE state AS (feels mood, since date);
CREATE TABLE person (id integer PRIMARY KEY, feels mood, state state);
