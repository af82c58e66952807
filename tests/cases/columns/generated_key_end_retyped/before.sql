CREATE TABLE owner (id integer PRIMARY KEY);
CREATE TABLE pet (
  tag integer,
  owner integer GENERATED ALWAYS AS (tag + 2) STORED REFERENCES owner (id)
);
