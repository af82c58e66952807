CREATE TYPE e AS ENUM (E'a\\b');
CREATE TABLE t (id int PRIMARY KEY, m e);
CREATE INDEX x ON t (m) WHERE m = E'a\\b';
