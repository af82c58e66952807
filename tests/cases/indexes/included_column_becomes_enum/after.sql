CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id integer PRIMARY KEY, feels mood NOT NULL DEFAULT 'ok');
CREATE INDEX person_id ON person (id) INCLUDE (feels) WHERE id > 0;
