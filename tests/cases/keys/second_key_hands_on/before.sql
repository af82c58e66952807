CREATE TABLE author (id bigint PRIMARY KEY);
CREATE TABLE editor (id bigint PRIMARY KEY);
CREATE TABLE text (
  id integer PRIMARY KEY,
  person bigint REFERENCES editor (id)
);
