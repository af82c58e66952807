CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood NOT NULL);
CREATE TABLE pupil (class integer) INHERITS (person);
ALTER TABLE person ADD COLUMN told boolean GENERATED ALWAYS AS (mood IS NOT NULL) STORED;
CREATE INDEX pupil_told ON pupil (told);
