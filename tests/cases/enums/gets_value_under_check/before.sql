CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, feels mood NOT NULL DEFAULT 'ok', CONSTRAINT person_not_happy CHECK (feels <> 'happy'));
