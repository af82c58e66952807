CREATE TABLE owner (id bigint PRIMARY KEY);
CREATE TABLE pet (
  tag integer,
  owner bigint GENERATED ALWAYS AS (tag + 2) STORED REFERENCES owner (id)
);
