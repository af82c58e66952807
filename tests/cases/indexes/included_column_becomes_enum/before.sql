CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id integer PRIMARY KEY, feels varchar(10));
CREATE INDEX person_id ON person (id) INCLUDE (feels) WHERE id > 0;
